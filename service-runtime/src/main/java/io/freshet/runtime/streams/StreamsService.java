package io.freshet.runtime.streams;

import io.freshet.runtime.kafka.KafkaMeters;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.kafka.TopicSizes;
import io.freshet.runtime.kafka.lag.Group;
import io.freshet.runtime.kafka.lag.LagWatch;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.streams.hold.HeldPartitions;
import io.freshet.runtime.streams.poison.DefectHandler;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.RefusedHandler;
import io.freshet.runtime.streams.poison.UnreadableHandler;
import io.freshet.runtime.streams.wait.FetchWatch;
import io.freshet.runtime.streams.wait.InputWait;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one Kafka Streams application: looks for its topics, runs it exactly once, replaces
 * dead threads, tells its health, closes fast.
 */
public final class StreamsService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamsService.class);

    private final String name;
    private final StreamsSettings settings;
    private final Supplier<Topology> topology;
    private final KafkaClientSupplier clients;
    private final PoisonRecords poison;
    private final Meters meters;
    private final InputWait inputWait = new InputWait();
    private final ThreadFailures failures;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable KafkaMeters kafkaMeters;
    private volatile @Nullable LagWatch lag;
    private volatile @Nullable TopologyDescription description;
    private volatile boolean closed;

    /**
     * Prepares, without reaching for anything.
     *
     * @param name the service's name
     * @param topology makes the topology at start
     * @param poison what becomes of records that cannot be handled
     */
    public StreamsService(
            String name,
            StreamsSettings settings,
            Supplier<Topology> topology,
            PoisonRecords poison,
            Meters meters) {
        this(name, settings, topology, poison, new HeldPartitions().clients(), meters);
    }

    /**
     * Prepares a service with clients of its own.
     *
     * @param clients what Kafka Streams reads and writes with
     */
    public StreamsService(
            String name,
            StreamsSettings settings,
            Supplier<Topology> topology,
            PoisonRecords poison,
            KafkaClientSupplier clients,
            Meters meters) {
        this.name = name;
        this.settings = settings;
        this.topology = topology;
        this.clients = clients;
        this.poison = poison;
        this.meters = meters;
        this.failures = new ThreadFailures(name, System::nanoTime);
        Gauge.builder("freshet_streams_input_wait_seconds", () -> inputWait().toMillis() / 1e3)
                .description("How long the oldest fetched and unfinished record has waited")
                .tag("service", name)
                .register(meters.registry());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        var drawn = topology.get();
        description = drawn.describe();
        var topics = topics(drawn);
        KafkaTopics.await(settings.kafka(), topics, settings.startPatience());
        TopicSizes.of(settings.kafka(), topics).forEach(poison.limits()::atMost);
        var started = new KafkaStreams(drawn, properties(), clients);
        started.setUncaughtExceptionHandler(failures);
        started.setStateListener(
                (now, before) ->
                        LOGGER.atInfo()
                                .addKeyValue("service", name)
                                .addKeyValue("state", now)
                                .log("stream state"));
        kafkaMeters = KafkaMeters.of(started, meters);
        streams = started;
        started.start();
        lag =
                LagWatch.start(
                        name,
                        List.of(Group.fromStart(settings.applicationId(), sources(drawn))),
                        settings.kafka().client(Map.of()),
                        new StreamsConfig(settings.toProperties()).getRestoreConsumerConfigs(name),
                        meters);
    }

    @Override
    public Health health() {
        if (closed) {
            return Health.stopped();
        }
        var running = streams;
        if (running == null) {
            return Health.starting("waiting for topics");
        }
        var wait = inputWait();
        return running.state() == KafkaStreams.State.RUNNING
                        && wait.compareTo(settings.unhealthyLatency()) > 0
                ? Health.starting(
                        "input has waited for "
                                + wait.toSeconds()
                                + " s, which is more than unhealthyLatency")
                : health(running.state(), failures.reason());
    }

    @Override
    public Map<String, Object> info() {
        var drawn = description;
        return drawn == null
                ? Map.of()
                : Map.of(
                        "topology",
                        Map.of(name, drawn.toString()),
                        "group",
                        Map.of(name, settings.applicationId()));
    }

    @Override
    public void close() {
        closed = true;
        var watching = lag;
        if (watching != null) {
            watching.close();
        }
        var running = streams;
        if (running == null) {
            return;
        }
        // A static member stays in the group: its partitions wait for it. A dynamic one leaves, so
        // that nobody waits for its session to time out.
        var membership =
                settings.instanceId() == null
                        ? GroupMembershipOperation.LEAVE_GROUP
                        : GroupMembershipOperation.REMAIN_IN_GROUP;
        var inTime =
                running.close(
                        CloseOptions.groupMembershipOperation(membership)
                                .withTimeout(settings.closePatience()));
        if (!inTime) {
            LOGGER.atWarn().addKeyValue("service", name).log("closing took too long");
        }
        var bound = kafkaMeters;
        if (bound != null) {
            bound.close();
        }
    }

    private Properties properties() {
        var properties = settings.toProperties();
        properties.putIfAbsent(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                UnreadableHandler.class.getName());
        properties.putIfAbsent(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                DefectHandler.class.getName());
        properties.putIfAbsent(
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                RefusedHandler.class.getName());
        properties.put(PoisonRecords.SETTING, poison);
        var interceptors =
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        properties.merge(
                interceptors, FetchWatch.class.getName(), (given, ours) -> given + "," + ours);
        properties.put(StreamsConfig.mainConsumerPrefix(FetchWatch.TARGET), inputWait);
        return properties;
    }

    /** Zero unless the stream runs: else nobody knows which partitions are ours. */
    private Duration inputWait() {
        var running = streams;
        if (running == null || running.state() != KafkaStreams.State.RUNNING) {
            return Duration.ZERO;
        }
        try {
            var committed = new HashMap<TopicPartition, Long>();
            for (var thread : running.metadataForLocalThreads()) {
                for (var task : thread.activeTasks()) {
                    committed.putAll(task.committedOffsets());
                }
            }
            return inputWait.longest(committed, System.nanoTime());
        } catch (IllegalStateException notRunningAnyMore) {
            return Duration.ZERO;
        }
    }

    static Health health(KafkaStreams.State state, String failure) {
        return switch (state) {
            case RUNNING -> Health.ready();
            case CREATED, REBALANCING -> Health.starting("partitions are being assigned");
            case PENDING_ERROR, ERROR -> Health.failed(failure);
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.stopped();
        };
    }

    private static Set<String> sources(Topology topology) {
        var topics = new TreeSet<String>();
        for (var subtopology : topology.describe().subtopologies()) {
            for (var node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Source source
                        && source.topicSet() != null) {
                    topics.addAll(source.topicSet());
                }
            }
        }
        return topics;
    }

    /** The topics that must be there before the start: what is read and what is written. */
    static Set<String> topics(Topology topology) {
        var topics = new TreeSet<>(sources(topology));
        for (var subtopology : topology.describe().subtopologies()) {
            for (var node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                    topics.add(sink.topic());
                }
            }
        }
        return topics;
    }
}
