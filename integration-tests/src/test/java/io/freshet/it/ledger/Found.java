package io.freshet.it.ledger;

import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.it.process.PipelineHome;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where the events are now.
 *
 * @param rows number of rows in {@code atomic.events} by event id
 * @param badRows number of bad rows by the id of a sent event that stands in them
 * @param strangers bad rows in which no id of a sent event stands, shortened
 */
public record Found(
        Map<String, Integer> rows, Map<String, Integer> badRows, List<String> strangers) {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> BAD_TOPICS =
            List.of("snowplow_raw_bad", "snowplow_parsed_bad", "snowplow_json_bad");
    private static final int SHORT = 500;

    /** All that is committed now. */
    public static Found in(PipelineHome home, Set<String> sentIds) throws SQLException {
        var badRows = new HashMap<String, Integer>();
        var strangers = new ArrayList<String>();
        for (var text : badRows(home)) {
            var ids = ids(text, sentIds);
            ids.forEach(id -> badRows.merge(id, 1, Integer::sum));
            if (ids.isEmpty()) {
                strangers.add(text.substring(0, Math.min(SHORT, text.length())));
            }
        }
        return new Found(rows(home), badRows, strangers);
    }

    /** Events that are somewhere. */
    public int distinct() {
        var all = new TreeSet<>(rows.keySet());
        all.addAll(badRows.keySet());
        return all.size() + strangers.size();
    }

    /**
     * The event the row is about; where it holds no event, what is left of the request names it.
     */
    private static Set<String> ids(String badRow, Set<String> sentIds) {
        var ids = new TreeSet<String>();
        summary(badRow).eventId().ifPresentOrElse(ids::add, () -> ids.addAll(uuids(badRow)));
        ids.retainAll(sentIds);
        return ids;
    }

    private static BadRowSummary summary(String badRow) {
        try {
            return BadRowSummary.of(Json.parse(badRow));
        } catch (InvalidJson e) {
            throw new AssertionError("a bad row is no JSON: " + badRow, e);
        }
    }

    private static Set<String> uuids(String text) {
        return UUID.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Map<String, Integer> rows(PipelineHome home) throws SQLException {
        var sql = "select event_id, count(*) from atomic.events group by event_id";
        var found = new HashMap<String, Integer>();
        try (var connection = home.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
        }
        return found;
    }

    private static List<String> badRows(PipelineHome home) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        home.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    BAD_TOPICS.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var texts = new ArrayList<String>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                record ->
                                        texts.add(
                                                new String(
                                                        record.value(), StandardCharsets.UTF_8)));
            }
            return texts;
        }
    }
}
