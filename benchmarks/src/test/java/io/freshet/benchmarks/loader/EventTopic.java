package io.freshet.benchmarks.loader;

import io.freshet.benchmarks.topology.PageViews;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.analytics.EventJson;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.iglu.IgluClients;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic that the loader reads: page views of two entities each, no two alike. */
final class EventTopic {

    static final String EVENTS = "snowplow_json_event";
    static final String BAD = "snowplow_json_bad";

    private EventTopic() {}

    /** Makes both topics and fills the one of events. */
    static void fill(String brokers, int partitions, int events)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(EVENTS, Optional.of(partitions), Optional.empty()),
                                    new NewTopic(BAD, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        var pipeline =
                new EventPipeline(
                        PipelineSettings.defaults(EnricherService.processor()),
                        IgluClients.shipped(),
                        ConfiguredEnrichments.NONE);
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", brokers,
                        "linger.ms", "20",
                        "batch.size", "131072",
                        "compression.type", "lz4");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var n = 0; n < events; n++) {
                producer.send(record(n % partitions, pipeline.process(PageViews.record(n))));
            }
            producer.flush();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            int partition, List<? extends EventOutcome> outcomes) {
        if (!(outcomes.get(0) instanceof EventOutcome.Good good)) {
            throw new IllegalStateException("a page view became a bad row: " + outcomes.get(0));
        }
        var line = new String(good.line().bytes(), StandardCharsets.UTF_8);
        var event = ((EnrichedTsv.Decoded.Event) EnrichedTsv.decode(line)).event();
        var record =
                new ProducerRecord<byte[], byte[]>(
                        EVENTS, partition, null, EventJson.printBytes(event));
        record.headers()
                .add(
                        IgluSchemasHeader.NAME,
                        IgluSchemasHeader.print(IgluSchemasHeader.schemas(event))
                                .getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
