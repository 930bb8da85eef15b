package io.freshet.enricher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.SlowLookup;
import io.freshet.enricher.timing.Lap;
import io.freshet.enricher.timing.StageTimes;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClients;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageTimesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void anEventsTimeIsSharedOutToTheStagesOfItsWay() {
        var begin = nanos.get();

        pipeline(ConfiguredEnrichments.NONE).process(record("a"));

        assertThat(nanosByStage())
                .containsOnlyKeys(
                        "decode",
                        "adapt",
                        "map",
                        "validate",
                        "collector_version",
                        "page_url",
                        "derived_tstamp",
                        "referrer_url",
                        "cross_domain",
                        "event_schema",
                        "validate_added",
                        "limit",
                        "encode");
        // One look at the clock for each, and the first.
        assertThat(nanosByStage().values()).containsOnly(1000L);
        assertThat(nanos.get() - begin).isEqualTo(14_000L);
    }

    @Test
    void aBadEventIsMeasuredAsFarAsItGoes() {
        pipeline(new SlowLookup().configured()).process(record("fail"));

        assertThat(nanosByStage()).containsKeys("decode", "sql_query").doesNotContainKey("encode");
    }

    @Test
    void timeBetweenBeginningAndFinishingBelongsToNoStage() {
        var pipeline = pipeline(new SlowLookup().configured());
        var begun = pipeline.begin(record("a"));
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));

        pipeline.finish(begun);

        assertThat(nanosByStage()).containsKey("encode");
        assertThat(nanosByStage().values()).containsOnly(1000L);
    }

    @Test
    void onePayloadInManyIsMeasured() {
        var times = StageTimes.in(registry);

        var measured = 0;
        for (var i = 0; i < 64_000; i++) {
            measured += times.begin() == Lap.UNTIMED ? 0 : 1;
        }

        assertThat(measured).isBetween(500, 1500);
        assertThat(StageTimes.NONE.begin()).isSameAs(Lap.UNTIMED);
    }

    private EventPipeline pipeline(ConfiguredEnrichments enrichments) {
        return new EventPipeline(
                PipelineSettings.defaults(new Processor("test", "1.0.0")),
                IgluClients.shipped(),
                enrichments,
                StageTimes.ofAll(registry, () -> nanos.addAndGet(1000)));
    }

    private static byte[] record(String app) {
        return Payloads.post(Payloads.event(app));
    }

    /** Of one call of each stage. */
    private Map<String, Long> nanosByStage() {
        var nanos = new TreeMap<String, Long>();
        for (var meter : registry.get("freshet_enricher_stage").timers()) {
            nanos.put(String.valueOf(meter.getId().getTag("stage")), nanos(meter) / meter.count());
        }
        return nanos;
    }

    private static long nanos(Timer timer) {
        return Math.round(timer.totalTime(TimeUnit.NANOSECONDS));
    }
}
