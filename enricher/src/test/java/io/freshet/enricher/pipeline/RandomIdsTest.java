package io.freshet.enricher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

    @Test
    void idsAreRandomUuidsAndNeverTheSame() {
        var ids = Stream.generate(RandomIds::next).limit(10_000).parallel().toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }

    @Test
    void everyOtherBitIsSetInSomeAndClearInOthers() {
        long high = 0;
        long low = 0;
        long allHigh = -1;
        long allLow = -1;
        for (int i = 0; i < 200; i++) {
            var id = RandomIds.next();
            high |= id.getMostSignificantBits();
            low |= id.getLeastSignificantBits();
            allHigh &= id.getMostSignificantBits();
            allLow &= id.getLeastSignificantBits();
        }

        assertThat(new UUID(high, low)).hasToString("ffffffff-ffff-4fff-bfff-ffffffffffff");
        assertThat(new UUID(allHigh, allLow)).hasToString("00000000-0000-4000-8000-000000000000");
    }
}
