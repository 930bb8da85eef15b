package io.freshet.loader.pg;

import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.BatchLoader;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.duplicate.Duplicates;
import io.freshet.loader.pg.duplicate.LoadedEventTables;
import io.freshet.loader.pg.duplicate.LoadedEvents;
import io.freshet.loader.pg.duplicate.WindowTurn;
import io.freshet.loader.pg.duplicate.WindowUpkeep;
import io.freshet.loader.pg.lane.BatchLimits;
import io.freshet.loader.pg.lane.LaneEvent;
import io.freshet.loader.pg.lane.LaneFeed;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.partition.PartitionUpkeep;
import io.freshet.loader.pg.row.BadEvents;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.sink.KafkaBadRowSink;
import io.freshet.loader.pg.table.DatabaseSetup;
import io.freshet.loader.pg.table.EntityColumns;
import io.freshet.loader.pg.table.EntityTables;
import io.freshet.loader.pg.table.KnownTables;
import io.freshet.loader.pg.table.TableSizes;
import io.freshet.loader.pg.traffic.TrafficView;
import io.freshet.runtime.kafka.KafkaMeters;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.kafka.lag.Group;
import io.freshet.runtime.kafka.lag.LagWatch;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.version.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loader as a service: one or more loops, a producer of bad rows, an orderly end. */
public final class PgLoaderService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(PgLoaderService.class);
    private static final Processor PROCESSOR =
            new Processor("freshet-loader-pg", Version.current().version());
    private static final long CLOSE_SECONDS = 30;

    /** For writing what was read when the loader is stopped. */
    static final Duration FINISH = Duration.ofSeconds(20);

    private final PgLoaderConfig config;
    private final IgluClient iglu;
    private final Meters meters;
    private final LoaderMetrics metrics;
    private final PgConnections connections;
    private final TableForm form;
    private final @Nullable UpkeepLoop parts;
    private final KnownTables tables = new KnownTables();
    private final SideStreams sides;
    private final TableWatch sizes;
    private final List<PgLoader> loaders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<KafkaMeters> kafkaMeters = new ArrayList<>();
    private volatile boolean started;
    private volatile boolean closed;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable TopicIds topicIds;
    private @Nullable WindowUpkeep upkeep;
    private @Nullable LagWatch lag;

    /**
     * Prepares, without reaching for anything.
     *
     * @param iglu where schemas come from; stays the caller's
     */
    public PgLoaderService(PgLoaderConfig config, IgluClient iglu, Meters meters) {
        this.config = config;
        this.iglu = iglu;
        this.meters = meters;
        this.metrics = new LoaderMetrics(meters.registry());
        this.connections = new PgConnections(config.postgres());
        this.form = new TableForm(config.layout(), InstantSource.system());
        this.sides = new SideStreams(config, connections, PROCESSOR, meters);
        this.sizes =
                new TableWatch(
                        new TableSizes(config.postgres().schema()), connections, meters.registry());
        this.parts = config.layout().partitions().isOn() ? partUpkeep() : null;
    }

    private UpkeepLoop partUpkeep() {
        var listener = new PartitionMetrics(meters.registry());
        var partitions = config.layout().partitions();
        var schema = config.postgres().schema();
        var clock = InstantSource.system();
        return new UpkeepLoop(
                new PartitionUpkeep(schema, partitions, clock, listener), connections, listener);
    }

    @Override
    public String name() {
        return PgLoaderConfig.NAME;
    }

    @Override
    public void start() {
        var topics = config.topics();
        KafkaTopics.await(
                config.kafka(),
                List.of(topics.jsonEvent(), topics.jsonBad()),
                config.startPatience());
        new DatabaseStart(connections, config.postgres(), config.startPatience())
                .await(
                        connection -> {
                            var events = prepare(connection);
                            tables.publish(events);
                            return events;
                        });
        if (parts != null) {
            parts.start(config.layout().partitions().upkeep());
        }
        producer =
                new KafkaProducer<>(
                        ClientSettings.producer(config),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        topicIds = new TopicIds(config.kafka());
        for (int i = 0; i < config.threads(); i++) {
            var loader = loader(i, producer, topicIds);
            loaders.add(loader);
            threads.add(new Thread(loader, PgLoaderConfig.NAME + "-" + i));
        }
        for (var loop : sides.loops(sink(producer), topicIds::of)) {
            loaders.add(loop);
            threads.add(new Thread(loop, PgLoaderConfig.NAME + "-side-" + threads.size()));
        }
        threads.forEach(Thread::start);
        if (config.duplicates().drop()) {
            upkeep =
                    new WindowUpkeep(
                            connections,
                            new WindowTurn(loadedEvents(), config.duplicates().window()));
            upkeep.start();
        }
        sides.startRetention();
        sizes.start();
        lag = lagWatch();
        started = true;
    }

    EventsShape prepare(Connection connection) throws SQLException {
        var postgres = config.postgres();
        var bookkeeping = new ArrayList<>(offsets("").definition());
        if (config.duplicates().drop()) {
            bookkeeping.addAll(loadedEvents().definition());
        }
        var traffic = new TrafficView(postgres.schema());
        if (config.traffic().view()) {
            traffic.makeWay(connection);
        }
        var events =
                new DatabaseSetup(postgres.schema(), form)
                        .prepare(connection, postgres.bookkeepingSchema(), bookkeeping);
        sides.prepare(connection);
        if (config.traffic().view()) {
            traffic.prepare(connection);
        }
        return events;
    }

    private LoadedEventTables loadedEvents() {
        return new LoadedEventTables(config.postgres().bookkeepingSchema());
    }

    private Duplicates duplicates() {
        var settings = config.duplicates();
        return settings.drop()
                ? new LoadedEvents(loadedEvents(), config.postgres().schema(), settings.window())
                : Duplicates.KEPT;
    }

    private OffsetStore offsets(String owner) {
        return new OffsetStore(config.postgres().bookkeepingSchema(), config.groupId(), owner);
    }

    private PgLoader loader(int number, Producer<byte[], byte[]> producer, TopicIds topicIds) {
        var consumer =
                new KafkaConsumer<>(
                        ClientSettings.consumer(config, number),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        kafkaMeters.add(KafkaMeters.of(consumer, meters));
        var events = new ConcurrentLinkedQueue<LaneEvent>();
        var limits = new BatchLimits(config.batch());
        var encoder = new EventEncoder(new EventReader(PROCESSOR));
        var feeds = new ArrayList<LaneFeed>();
        for (int i = 0; i < config.connections(); i++) {
            feeds.add(
                    StartedLane.feed(
                            PgLoaderConfig.NAME + "-" + number + "-lane-" + i,
                            config,
                            work(number, producer, topicIds),
                            limits,
                            metrics,
                            events,
                            () -> new EncodedBatch(encoder, tables)));
        }
        return new PgLoader(
                config,
                Subscription.to(config.topics().jsonEvent()),
                consumer,
                feeds,
                events,
                metrics);
    }

    private LagWatch lagWatch() {
        var groups = new ArrayList<>(sides.groups());
        groups.add(
                new Group(
                        config.groupId(),
                        Set.of(config.topics().jsonEvent()),
                        config.startFrom() == PgLoaderConfig.StartFrom.EARLIEST));
        var consumer = new HashMap<String, Object>();
        ClientSettings.consumer(config, 0)
                .forEach((key, value) -> consumer.put(key.toString(), value));
        return LagWatch.start(name(), groups, config.kafka().client(Map.of()), consumer, meters);
    }

    private BadRowSink sink(Producer<byte[], byte[]> producer) {
        return new KafkaBadRowSink(
                producer,
                config.topics().jsonBad(),
                ClientSettings.maxRequestBytes(config),
                InstantSource.system());
    }

    private DatabaseWork work(int number, Producer<byte[], byte[]> producer, TopicIds topicIds) {
        var postgres = config.postgres();
        var store = offsets(ClientSettings.owner(Integer.toString(number)));
        var clock = InstantSource.system();
        var loader =
                new BatchLoader(
                        postgres.schema(),
                        store,
                        tables,
                        new EntityTables(
                                postgres.schema(),
                                postgres.bookkeepingSchema(),
                                form,
                                config.evolution(),
                                metrics::ddl,
                                tables),
                        new EntityColumns(postgres.schema(), form.style(), metrics::ddl),
                        iglu,
                        new BadEvents(PROCESSOR),
                        sink(producer),
                        duplicates(),
                        metrics::took,
                        clock);
        var database = new Database(connections);
        return new DatabaseWork(
                database,
                this::prepare,
                tables,
                new Claims(database, store, topicIds::of),
                loader,
                metrics);
    }

    @Override
    public Health health() {
        if (closed) {
            return Health.stopped();
        }
        if (!started) {
            return Health.starting("waiting for topics and database");
        }
        var worst = Health.ready();
        for (var loader : loaders) {
            var health = loader.health();
            if (!health.isLive()) {
                return health;
            }
            if (!health.isReady()) {
                worst = health;
            }
        }
        return worst;
    }

    @Override
    public Map<String, Object> info() {
        var topics = config.topics();
        var places = new StringBuilder(topics.jsonEvent());
        sides.groups().forEach(side -> places.append(", ").append(side.topics()));
        places.append(" --> ").append(config.postgres().place());
        places.append(" | ").append(topics.jsonBad());
        return Map.of(
                "topology", Map.of(name(), places.toString()),
                "group", Map.of(name(), config.groupId()));
    }

    @Override
    public void close() {
        closed = true;
        var watching = lag;
        if (watching != null) {
            watching.close();
        }
        sizes.close();
        loaders.forEach(PgLoader::stop);
        if (parts != null) {
            parts.close();
        }
        try {
            for (var thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
                if (thread.isAlive()) {
                    LOGGER.atWarn().addKeyValue("thread", thread.getName()).log("still busy");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var keeping = upkeep;
        if (keeping != null) {
            keeping.close();
        }
        sides.close();
        kafkaMeters.forEach(KafkaMeters::close);
        var sending = producer;
        if (sending != null) {
            sending.close();
        }
        var asking = topicIds;
        if (asking != null) {
            asking.close();
        }
    }
}
