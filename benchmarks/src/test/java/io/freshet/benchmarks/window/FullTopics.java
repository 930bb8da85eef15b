package io.freshet.benchmarks.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.runtime.kafka.TopicNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics as a pipeline leaves them: payloads, JSON events, and a bad row for one in ten. */
final class FullTopics {

    private static final int CAUSES = 40;
    private static final int ONE_BAD_IN = 10;
    private static final long SPREAD_MILLIS = 20 * 3_600_000L;

    private final Random random = new Random(5);
    private final TopicNames names;
    private final String padding = "x".repeat(600);
    private final long[] planted = new long[CAUSES];
    private long written;

    FullTopics(TopicNames names) {
        this.names = names;
    }

    /** Makes the topics. */
    static void create(String brokers, TopicNames names)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(
                            names.all().stream()
                                    .map(
                                            name ->
                                                    new NewTopic(
                                                            name, Optional.of(2), Optional.empty()))
                                    .toList())
                    .all()
                    .get();
        }
    }

    /** How many bad rows of each cause were written, by the schema that its events break. */
    Map<String, Long> planted() {
        var counts = new HashMap<String, Long>();
        for (var cause = 0; cause < CAUSES; cause++) {
            counts.put(schema(cause), planted[cause]);
        }
        return counts;
    }

    /** Writes so many events, evenly over the last hours. */
    void fill(String brokers, int events) {
        fill(brokers, events, SPREAD_MILLIS);
    }

    /** Writes so many events of just now. */
    void goOn(String brokers, int events) {
        fill(brokers, events, 0);
    }

    private void fill(String brokers, int events, long spreadMillis) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "linger.ms",
                        "50",
                        "batch.size",
                        "262144",
                        "compression.type",
                        "lz4");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var now = System.currentTimeMillis();
            for (var i = 0; i < events; i++) {
                var at =
                        spreadMillis == 0
                                ? System.currentTimeMillis()
                                : now - spreadMillis + i * spreadMillis / events;
                var partition = (int) (written % 2);
                producer.send(
                        new ProducerRecord<>(names.rawGood(), partition, at, null, payload(at)));
                var isBad = random.nextInt(ONE_BAD_IN) == 0;
                var outcome =
                        new ProducerRecord<byte[], byte[]>(
                                isBad ? names.parsedBad() : names.jsonEvent(),
                                partition,
                                at,
                                null,
                                isBad ? bad() : good(at));
                var place = names.rawGood() + "-" + partition + "-" + written / 2;
                outcome.headers().add("freshet-raw", place.getBytes(UTF_8));
                outcome.headers().add("freshet-index", "0".getBytes(UTF_8));
                producer.send(outcome);
                written++;
            }
        }
    }

    private byte[] payload(long at) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.7",
                        at,
                        "UTF-8",
                        "c",
                        "agent",
                        null,
                        "/com.snowplowanalytics.snowplow/tp2",
                        null,
                        "{\"schema\":\"iglu:x\",\"data\":[{\"e\":\"pv\",\"u\":\""
                                + padding
                                + "\"}]}",
                        List.of(),
                        "application/json",
                        "localhost",
                        null));
    }

    private byte[] good(long at) {
        return """
        {"app_id":"shop","platform":"web","collector_tstamp":"%s","event":"page_view",\
        "event_id":"%s","event_vendor":"com.snowplowanalytics.snowplow","event_name":"page_view",\
        "event_format":"jsonschema","event_version":"1-0-0","domain_userid":"%s",\
        "page_url":"https://shop.example.com/%d","geo_country":"DE","useragent":"%s"}"""
                .formatted(Instant.ofEpochMilli(at), uuid(), uuid(), random.nextInt(1000), padding)
                .getBytes(UTF_8);
    }

    /** Of the first causes more than of the last. */
    private byte[] bad() {
        var cause = Math.min(random.nextInt(CAUSES), random.nextInt(CAUSES));
        planted[cause]++;
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1",\
        "data":{"processor":{},"failure":{"messages":[{"schemaKey":"%s",\
        "error":{"error":"ValidationError","dataReports":[{"message":"'%d' is wrong","path":"$.x",\
        "keyword":"type","targets":[]}]}}]},"payload":{"enriched":{"app_id":"shop",\
        "v_tracker":"js-4","event_id":"%s","user_id":"user-%d","useragent":"%s"},"raw":{}}}}"""
                .formatted(schema(cause), random.nextInt(), uuid(), random.nextInt(5000), padding)
                .getBytes(UTF_8);
    }

    private static String schema(int cause) {
        return "iglu:com.acme/s%d/jsonschema/1-0-0".formatted(cause);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
