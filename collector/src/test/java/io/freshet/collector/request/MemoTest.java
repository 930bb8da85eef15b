package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final Memo<Integer> memo =
            new Memo<>(
                    text -> {
                        calls.incrementAndGet();
                        return text.length();
                    });

    @Test
    void asksOnceForTheSameText() {
        assertThat(memo.of("a.test")).isEqualTo(6);
        assertThat(memo.of(new String("a.test"))).isEqualTo(6);

        assertThat(calls).hasValue(1);
    }

    @Test
    void neverMistakesOneTextForAnother() {
        for (var i = 0; i < 10_000; i++) {
            assertThat(memo.of("a".repeat(i % 300))).isEqualTo(i % 300);
        }
        // These two have the same hash code.
        assertThat(memo.of("Aa")).isEqualTo(memo.of("BB"));
        assertThat(new Memo<>(text -> text).of("BB")).isEqualTo("BB");
        var same = new Memo<>(text -> text);
        assertThat(same.of("Aa") + same.of("BB") + same.of("Aa")).isEqualTo("AaBBAa");
    }

    @Test
    void doesNotKeepLongTexts() {
        var text = "a".repeat(1_000);

        memo.of(text);
        memo.of(text);

        assertThat(calls).hasValue(2);
    }
}
