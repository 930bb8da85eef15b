package io.freshet.enricher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.SlowLookup;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClients;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BegunRecordTest {

    private final SlowLookup lookup = new SlowLookup();
    private final EventPipeline pipeline =
            new EventPipeline(
                    PipelineSettings.defaults(new Processor("test", "1.0.0")),
                    IgluClients.shipped(),
                    lookup.configured());

    @Test
    void allEventsOfARecordAskBeforeAnyWaits() {
        var begun = pipeline.begin(record("a", "b"));

        assertThat(lookup.log()).containsExactly("ask a", "ask b");

        pipeline.finish(begun);

        assertThat(lookup.log()).containsExactly("take a", "take b");
    }

    @Test
    void outcomesStandInTheOrderOfTheEventsWhicheverOfThemWait() {
        var begun = pipeline.begin(record("a", "known", "fail", "b", "known"));
        var whileOthersWait = lookup.log();

        var outcomes = pipeline.finish(begun);

        assertThat(whileOthersWait).contains("take known").doesNotContain("take a", "take b");
        assertThat(outcomes)
                .extracting(BegunRecordTest::term)
                .containsExactly("found a", "found known", "bad", "found b", "found known");
    }

    @Test
    void inOneGoTheSameComesOut() {
        var record = record("a", "known", "fail");

        assertThat(pipeline.process(record))
                .extracting(BegunRecordTest::term)
                .containsExactly("found a", "found known", "bad");
    }

    private static String term(EventOutcome outcome) {
        return outcome instanceof EventOutcome.Good good
                ? String.valueOf(good.line().event().get(AtomicField.MKT_TERM))
                : "bad";
    }

    private static byte[] record(String... apps) {
        return Payloads.post(Arrays.stream(apps).map(Payloads::event).toArray(String[]::new));
    }
}
