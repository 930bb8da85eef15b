package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.runtime.kafka.TopicNames;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Wires {@code raw good -> parsed good | parsed bad}. Wiring only: every decision is in {@link
 * EventPipeline}.
 */
public final class EnricherTopology {

    static final String SOURCE = "raw-good";
    static final String ENRICHMENT = "enrich";
    static final String GOOD = "parsed-good";
    static final String BAD = "parsed-bad";

    private EnricherTopology() {}

    /** The drawing. */
    public static Topology build(
            TopicNames topics,
            EventPipeline pipeline,
            EventKey eventKey,
            EnricherMetrics metrics,
            Holding holding) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(SOURCE, bytesIn, bytesIn, topics.rawGood())
                .addProcessor(
                        ENRICHMENT,
                        () -> new PayloadProcessor(pipeline, eventKey, metrics, holding),
                        SOURCE)
                .addSink(GOOD, topics.parsedGood(), bytesOut, bytesOut, ENRICHMENT)
                .addSink(BAD, topics.parsedBad(), bytesOut, bytesOut, ENRICHMENT);
    }
}
