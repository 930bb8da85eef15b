package io.freshet.cli.doctor.schema;

import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.TopicUse;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/** The schemas that records name: events in a header, bad rows where one was not found. */
final class NamedSchemas {

    private static final String HEADER = "iglu-schemas";

    private final Map<String, Integer> badRows = new TreeMap<>();

    private NamedSchemas() {}

    /**
     * Reads topics of events and of the enricher's bad rows.
     *
     * @return the schemas by URI, with the bad rows that say they were not found
     */
    static Map<String, Integer> since(Instant moment, SetUp setUp) {
        var named = new NamedSchemas();
        var events = topicOfEvents(setUp);
        if (events.isPresent()) {
            try (var records = new RecentRecords(events.get().cluster())) {
                records.since(moment, events.get().topic()).forEach(named::ofEvent);
            }
        }
        var enricher = setUp.enricher();
        if (enricher != null) {
            var bad = enricher.config().topics().parsedBad();
            for (var use : setUp.topics()) {
                if (use.isWriter() && use.topic().equals(bad)) {
                    try (var records = new RecentRecords(use.cluster())) {
                        records.since(moment, bad).forEach(named::ofBadRow);
                    }
                    break;
                }
            }
        }
        return named.badRows;
    }

    /** Where events have their header: before the loader, or where the enricher puts them. */
    private static Optional<TopicUse> topicOfEvents(SetUp setUp) {
        var processor = setUp.processor();
        var enricher = setUp.enricher();
        var loader = setUp.loader();
        var topic =
                enricher != null
                        ? enricher.config().topics().parsedGood()
                        : processor != null
                                ? processor.config().topics().parsedGood()
                                : loader != null ? loader.config().topics().jsonEvent() : "";
        return setUp.topics().stream().filter(use -> use.topic().equals(topic)).findFirst();
    }

    private void ofEvent(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(HEADER);
        if (header != null && header.value() != null) {
            for (var uri : new String(header.value(), StandardCharsets.UTF_8).split(",")) {
                if (!uri.isBlank()) {
                    badRows.putIfAbsent(uri.strip(), 0);
                }
            }
        }
    }

    private void ofBadRow(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var messages = Json.parse(record.value()).path("data").path("failure").path("messages");
            for (JsonNode message : messages) {
                if (message.path("error").path("error").asString("").equals("ResolutionError")) {
                    badRows.merge(message.path("schemaKey").asString(""), 1, Integer::sum);
                }
            }
        } catch (InvalidJson noBadRow) {
            return; // somebody else's record
        }
    }
}
