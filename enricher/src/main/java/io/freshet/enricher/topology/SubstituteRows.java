package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.runtime.streams.poison.BadRecords;

/** The enricher's bad rows for what Kafka Streams could not handle, counted like all others. */
public final class SubstituteRows implements BadRecords {

    private final String topic;
    private final EventPipeline pipeline;
    private final EnricherMetrics metrics;

    /**
     * For one topology.
     *
     * @param topic of bad rows
     */
    public SubstituteRows(String topic, EventPipeline pipeline, EnricherMetrics metrics) {
        this.topic = topic;
        this.pipeline = pipeline;
        this.metrics = metrics;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public byte[] defect(byte[] input, Throwable defect) {
        metrics.countDefect();
        metrics.countEvent();
        // What a defect makes is never good.
        var bad = (EventOutcome.Bad) pipeline.poisoned(input, defect);
        metrics.countBad(bad.row());
        return bad.json();
    }

    @Override
    public byte[] tooLarge(byte[] output, int maxBytes) {
        var printed = pipeline.oversized(output, maxBytes);
        metrics.countEvent();
        metrics.countBad(printed.row());
        return printed.json();
    }
}
