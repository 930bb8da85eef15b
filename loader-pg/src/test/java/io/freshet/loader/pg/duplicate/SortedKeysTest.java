package io.freshet.loader.pg.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freshet.loader.pg.row.EventKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SortedKeysTest {

    private final KeyDigest digest = new KeyDigest("atomic");

    @Test
    void keysStandAsPostgresSortsThem() {
        // Postgres compares the bytes, and the digits of a UUID's text stand for them in order.
        var keys = SortedKeys.of(events(200), digest).keys();

        assertThat(Arrays.stream(keys).map(UUID::toString)).hasSize(200).isSorted();
        assertThat(keys[0].getMostSignificantBits()).isPositive();
        assertThat(keys[199].getMostSignificantBits()).isNegative();
    }

    @Test
    void aKeyThatComesTwiceStandsOnceWithItsFirstPosition() {
        var events = new ArrayList<>(events(50));
        events.addAll(events(50));

        var sorted = SortedKeys.of(events, digest);

        assertThat(sorted.keys()).hasSize(50).doesNotHaveDuplicates();
        for (int i = 0; i < 50; i++) {
            assertThat(sorted.position(digest.of(events.get(i)))).isEqualTo(i);
        }
    }

    @Test
    void aKeyThatWasNotAskedForIsRefused() {
        var sorted = SortedKeys.of(events(3), digest);

        assertThatIllegalArgumentException().isThrownBy(() -> sorted.position(new UUID(0, 0)));
    }

    private static List<EventKey> events(int count) {
        var events = new ArrayList<EventKey>();
        for (int i = 0; i < count; i++) {
            events.add(new EventKey(new UUID(i, ~i), i % 2 == 0 ? null : "f"));
        }
        return events;
    }
}
