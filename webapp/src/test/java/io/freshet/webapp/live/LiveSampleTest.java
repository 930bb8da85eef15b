package io.freshet.webapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveRing.Numbered;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveSampleTest {

    private final LiveSample sample = new LiveSample();

    @Test
    void twoHundredASecondAreAllShown() {
        for (var second = 1; second < 5; second++) {
            assertThat(sample.of(events(200), second * 1000L)).hasSize(200);
            assertThat(sample.oneIn(second * 1000L + 999)).isOne();
        }
    }

    @Test
    void aFloodIsThinnedEvenlyAndSaidSo() {
        var shown = sample.of(events(1000), 5_000);

        assertThat(shown).hasSize(200);
        assertThat(shown)
                .extracting(Numbered::seq)
                .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> i * 5L).toList());
        assertThat(sample.oneIn(5_500)).isEqualTo(5);
    }

    @Test
    void aSteadyFloodIsThinnedFromTheBeginningOfEachSecond() {
        sample.of(events(1000), 5_000);

        var first = sample.of(events(100), 6_000);

        assertThat(first).hasSize(20);
        assertThat(sample.oneIn(6_000)).isEqualTo(5);
    }

    @Test
    void noSecondShowsMoreThanItMayHoweverItsEventsCome() {
        var shown = 0;
        for (var i = 0; i < 700; i++) {
            shown += sample.of(events(1), 9_000 + i).size();
        }

        assertThat(shown).isEqualTo(200);
        assertThat(sample.oneIn(9_999)).isEqualTo(4);
    }

    @Test
    void whenTheFloodIsOverAllAreShownAgain() {
        sample.of(events(1000), 5_000);

        assertThat(sample.oneIn(7_000)).isOne();
        assertThat(sample.of(events(50), 7_000)).hasSize(50);
    }

    private static List<Numbered> events(int howMany) {
        var event =
                new LiveEvent(
                        "id",
                        0,
                        Outcome.GOOD,
                        About.NOTHING,
                        OptionalLong.empty(),
                        "t-0@0",
                        null,
                        null);
        return IntStream.range(0, howMany).mapToObj(i -> new Numbered(i, event)).toList();
    }
}
