package io.freshet.loader.pg;

import io.freshet.event.badrow.Processor;
import io.freshet.loader.pg.badrow.BadRowEncoder;
import io.freshet.loader.pg.badrow.BadRowTable;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.failed.FailedEventEncoder;
import io.freshet.loader.pg.failed.FailedEventsTable;
import io.freshet.loader.pg.lane.BatchLimits;
import io.freshet.loader.pg.lane.LaneEvent;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.side.RetentionUpkeep;
import io.freshet.loader.pg.side.RowRetention;
import io.freshet.loader.pg.side.SideEncoder;
import io.freshet.loader.pg.side.SideLoader;
import io.freshet.loader.pg.side.SideTable;
import io.freshet.loader.pg.side.SideTables;
import io.freshet.runtime.kafka.KafkaMeters;
import io.freshet.runtime.kafka.lag.Group;
import io.freshet.runtime.metrics.Meters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The streams beside the events, each with a consumer group, a lane and a table of its own. */
final class SideStreams implements AutoCloseable {

    private final PgLoaderConfig config;
    private final PgConnections connections;
    private final Meters meters;
    private final List<Stream> streams;
    private final SideTables tables;
    private final List<KafkaMeters> kafkaMeters = new ArrayList<>();
    private @Nullable RetentionUpkeep upkeep;

    /**
     * Some topics, whose records become rows of one table.
     *
     * @param name ends the consumer group's name; also the tag of the meters
     */
    private record Stream(String name, List<String> topics, SideTable table, SideEncoder encoder) {}

    /**
     * Those that are configured.
     *
     * @param processor the loader, for bad rows of what is no failed event
     */
    SideStreams(
            PgLoaderConfig config, PgConnections connections, Processor processor, Meters meters) {
        this.config = config;
        this.connections = connections;
        this.meters = meters;
        this.streams = streams(config, processor);
        this.tables =
                new SideTables(
                        streams.stream().map(Stream::table).toList(), config.layout().indexes());
    }

    private static List<Stream> streams(PgLoaderConfig config, Processor processor) {
        var streams = new ArrayList<Stream>();
        var postgres = config.postgres();
        if (config.badRows().load()) {
            streams.add(
                    new Stream(
                            "bad-rows",
                            config.badRows().topics(),
                            BadRowTable.in(postgres.bookkeepingSchema()),
                            new BadRowEncoder()));
        }
        if (config.failedEvents().load()) {
            streams.add(
                    new Stream(
                            "failed-events",
                            List.of(config.topics().parsedFailed()),
                            FailedEventsTable.in(postgres.schema()),
                            new FailedEventEncoder(processor)));
        }
        return streams;
    }

    /** Makes their tables, in the connection's transaction; the database schemas are there. */
    void prepare(Connection connection) throws SQLException {
        tables.prepare(connection);
    }

    /**
     * Their loops, not started yet; their lanes are.
     *
     * @param sink for what is no failed event
     * @param topicId finds a topic's id, null where the broker has none
     */
    List<PgLoader> loops(BadRowSink sink, Function<String, @Nullable String> topicId) {
        return streams.stream().map(stream -> loop(stream, sink, topicId)).toList();
    }

    private PgLoader loop(
            Stream stream, BadRowSink sink, Function<String, @Nullable String> topicId) {
        var group = group(stream);
        var consumer =
                new KafkaConsumer<>(
                        ClientSettings.sideConsumer(config, group, stream.name()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        kafkaMeters.add(KafkaMeters.of(consumer, meters));
        var metrics = new SideMetrics(meters.registry(), stream.name());
        var database = new Database(connections);
        var offsets =
                new OffsetStore(
                        config.postgres().bookkeepingSchema(),
                        group,
                        ClientSettings.owner(stream.name()));
        var work =
                new SideWork(
                        database,
                        tables,
                        new Claims(database, offsets, topicId),
                        new SideLoader(stream.table(), stream.encoder(), offsets, sink),
                        metrics);
        var events = new ConcurrentLinkedQueue<LaneEvent>();
        var feed =
                StartedLane.feed(
                        PgLoaderConfig.NAME + "-" + stream.name() + "-lane",
                        config,
                        work,
                        new BatchLimits(config.batch()),
                        metrics,
                        events,
                        EncodedBatch::ofDeferred);
        return new PgLoader(
                config,
                Subscription.toThoseThereAre(stream.topics()),
                consumer,
                List.of(feed),
                events,
                metrics);
    }

    /** Their consumer groups. */
    List<Group> groups() {
        return streams.stream()
                .map(
                        stream ->
                                new Group(
                                        group(stream),
                                        Set.copyOf(stream.topics()),
                                        config.startFrom() == PgLoaderConfig.StartFrom.EARLIEST))
                .toList();
    }

    private String group(Stream stream) {
        return config.groupId() + "-" + stream.name();
    }

    /** Starts to delete old bad rows, where they are not kept for ever. */
    void startRetention() {
        var kept = config.badRows().retention();
        if (config.badRows().load() && kept != null) {
            var table = BadRowTable.in(config.postgres().bookkeepingSchema());
            var retention = new RowRetention(table, BadRowTable.FAILURE_TSTAMP, kept);
            var keeping = new RetentionUpkeep(connections, retention);
            keeping.start();
            upkeep = keeping;
        }
    }

    @Override
    public void close() {
        var keeping = upkeep;
        if (keeping != null) {
            keeping.close();
        }
        kafkaMeters.forEach(KafkaMeters::close);
    }
}
