package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void oneThatFailsDoesNotKeepTheOthersOpen() {
        var closed = new CopyOnWriteArrayList<String>();

        Closing.all(
                List.of(
                        () -> {
                            throw new IllegalStateException("stuck");
                        },
                        () -> closed.add("second")),
                Duration.ofSeconds(10));

        assertThat(closed).containsExactly("second");
    }

    @Test
    void oneThatHangsIsLeftBehind() {
        var never = new CountDownLatch(1);
        var closed = new CopyOnWriteArrayList<String>();

        Closing.all(List.of(never::await, () -> closed.add("second")), Duration.ofMillis(200));

        assertThat(closed).containsExactly("second");
    }
}
