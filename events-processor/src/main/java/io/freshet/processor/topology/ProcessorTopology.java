package io.freshet.processor.topology;

import io.freshet.processor.conversion.EventConversion;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.streams.StreamsService;
import io.freshet.runtime.streams.StreamsSettings;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.TopicLimits;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Wires {@code parsed good -> json event | json bad}. Wiring only: every decision is in {@link
 * EventConversion}.
 */
public final class ProcessorTopology {

    static final String SOURCE = "parsed-good";
    static final String CONVERSION = "to-json";
    static final String GOOD = "json-event";
    static final String BAD = "json-bad";

    private ProcessorTopology() {}

    /** The drawing; keys, timestamps and headers of records go through. */
    public static Topology build(
            TopicNames topics,
            EventConversion conversion,
            TopicLimits limits,
            ProcessorMetrics metrics) {
        var bytesIn = new ByteArrayDeserializer();
        var bytesOut = new ByteArraySerializer();
        return new Topology()
                .addSource(SOURCE, bytesIn, bytesIn, topics.parsedGood())
                .addProcessor(
                        CONVERSION,
                        () -> new LineProcessor(topics, conversion, limits, metrics),
                        SOURCE)
                .addSink(GOOD, topics.jsonEvent(), bytesOut, bytesOut, CONVERSION)
                .addSink(BAD, topics.jsonBad(), bytesOut, bytesOut, CONVERSION);
    }

    /** The drawing, brought to life by its own Kafka Streams application. */
    public static Service service(
            String name,
            TopicNames topics,
            StreamsSettings settings,
            EventConversion conversion,
            Meters meters) {
        var metrics = new ProcessorMetrics(meters.registry());
        var limits = new TopicLimits();
        var rows = new SubstituteRows(topics.jsonBad(), conversion, metrics);
        return new StreamsService(
                name,
                settings,
                () -> build(topics, conversion, limits, metrics),
                new PoisonRecords(name, rows, limits, meters.registry()),
                meters);
    }
}
