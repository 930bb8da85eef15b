package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.runtime.streams.poison.TopicLimits;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Wires {@code raw good -> parsed good | parsed bad}, and PII and failed events where they are
 * wanted. Wiring only: every decision is in {@link EventPipeline}.
 */
public final class EnricherTopology {

    static final String SOURCE = "raw-good";
    static final String ENRICHMENT = "enrich";
    static final String GOOD = "parsed-good";
    static final String BAD = "parsed-bad";
    static final String PII = "pii";
    static final String FAILED = "parsed-failed";

    private EnricherTopology() {}

    /**
     * The drawing.
     *
     * @param limits how large a record each topic takes
     * @param ahead enriches
     */
    public static Topology build(
            EnricherOutputs outputs,
            TopicLimits limits,
            LookAhead ahead,
            EnricherMetrics metrics,
            Holding holding) {
        var topics = outputs.topics();
        var bytesIn = new ByteArrayDeserializer();
        var topology =
                new Topology()
                        .addSource(SOURCE, bytesIn, bytesIn, topics.rawGood())
                        .addProcessor(
                                ENRICHMENT,
                                () ->
                                        new PayloadProcessor(
                                                ahead, outputs, limits, metrics, holding),
                                SOURCE);
        addSink(topology, GOOD, topics.parsedGood());
        addSink(topology, BAD, topics.parsedBad());
        if (outputs.pii() != null) {
            addSink(topology, PII, topics.pii());
        }
        if (outputs.failed() != null) {
            addSink(topology, FAILED, topics.parsedFailed());
        }
        return topology;
    }

    private static void addSink(Topology topology, String name, String topic) {
        var bytes = new ByteArraySerializer();
        topology.addSink(name, topic, bytes, bytes, ENRICHMENT);
    }
}
