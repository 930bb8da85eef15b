package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
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
        return counted(pipeline.poisoned(input, defect));
    }

    @Override
    public byte[] tooLarge(byte[] output, int maxBytes) {
        var row = pipeline.oversized(new String(output, UTF_8), maxBytes);
        return counted(new EventOutcome.Bad(row));
    }

    private byte[] counted(EventOutcome outcome) {
        // What a defect makes is never good.
        BadRow row = ((EventOutcome.Bad) outcome).row();
        metrics.countBad(row);
        return BadRowJson.printBytes(row);
    }
}
