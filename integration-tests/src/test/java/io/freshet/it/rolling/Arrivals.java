package io.freshet.it.rolling;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.it.chaos.Copies;
import io.freshet.it.chaos.EventIds;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Every copy of every event behind each stage, with the time at which it came there.
 *
 * @param after by stage: the collector's topic, the enricher's, …, the table
 * @param badRows records in the topics of bad rows
 */
record Arrivals(Map<Stage, Copies> after, long badRows) {

    private static final int FETCH = 5_000;

    /** The moment of the transaction, so at most as late as its commit. */
    private static final String ROWS =
            "SELECT event_id::text, (extract(epoch FROM load_tstamp AT TIME ZONE 'UTC') * 1000)"
                    + "::bigint FROM atomic.events";

    /** Reads all there is; committed records only. */
    static Arrivals read(String bootstrapServers, String jdbcUrl, EventIds ids, int events)
            throws SQLException {
        var after =
                Map.of(
                        Stage.COLLECTOR, new Copies(events),
                        Stage.ENRICHER, new Copies(events),
                        Stage.EVENTS_PROCESSOR, new Copies(events),
                        Stage.LOADER_PG, new Copies(events));
        readTopic(bootstrapServers, StageTopics.RAW, ids, after.get(Stage.COLLECTOR));
        readTopic(bootstrapServers, StageTopics.GOOD, ids, after.get(Stage.ENRICHER));
        readTopic(bootstrapServers, StageTopics.JSON, ids, after.get(Stage.EVENTS_PROCESSOR));
        readTable(jdbcUrl, ids, after.get(Stage.LOADER_PG));
        var badRows = 0L;
        for (var topic : StageTopics.BAD) {
            var bad = new Copies(0);
            badRows += readTopic(bootstrapServers, topic, ids, bad);
        }
        return new Arrivals(after, badRows);
    }

    /** How many rows there are now; 0 while there is no table. */
    static long rows(String jdbcUrl) {
        try (var connection = connect(jdbcUrl);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM atomic.events")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException notThere) {
            return 0;
        }
    }

    private static Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }

    private static void readTable(String jdbcUrl, EventIds ids, Copies copies) throws SQLException {
        try (var connection = connect(jdbcUrl);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery(ROWS)) {
                while (rows.next()) {
                    tell(copies, ids, rows.getString(1), rows.getLong(2));
                }
            }
        }
    }

    private static long readTopic(
            String bootstrapServers, String topic, EventIds ids, Copies copies) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        FETCH);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, partitions, ids, copies);
        }
    }

    private static long readToEnd(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            EventIds ids,
            Copies copies) {
        var ends = consumer.endOffsets(partitions);
        var records = 0L;
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                // Whatever the form is, ids stand in it as they are.
                var text = new String(record.value(), StandardCharsets.ISO_8859_1);
                tell(copies, ids, text, record.timestamp());
                records++;
            }
        }
        return records;
    }

    private static void tell(Copies copies, EventIds ids, String text, long millis) {
        var events = ids.numbersIn(text);
        events.forEach(event -> copies.add(event, millis));
        if (events.isEmpty()) {
            copies.addUnknown();
        }
    }
}
