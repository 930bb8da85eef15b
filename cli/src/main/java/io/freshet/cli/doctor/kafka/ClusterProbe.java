package io.freshet.cli.doctor.kafka;

import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.lag.LagLook;
import io.freshet.cli.lag.LagRates;
import io.freshet.cli.setup.Cluster;
import io.freshet.cli.setup.Reader;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.TopicUse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the brokers of one cluster for all that the checks want to know; changes nothing. */
final class ClusterProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Admin admin;

    private ClusterProbe(Admin admin) {
        this.admin = admin;
    }

    static ClusterFacts look(SetUp setUp, Cluster cluster, List<TopicUse> uses) {
        try {
            var admin = Admin.create(cluster.client(PATIENCE, Map.of()));
            try {
                var seen = new ClusterProbe(admin).seen(setUp, cluster, uses);
                return new ClusterFacts(setUp, cluster, uses, seen, null);
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return new ClusterFacts(setUp, cluster, uses, null, Troubles.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ClusterFacts(setUp, cluster, uses, null, Troubles.of(e));
        }
    }

    private ClusterFacts.Seen seen(SetUp setUp, Cluster cluster, List<TopicUse> uses)
            throws ExecutionException, TimeoutException, InterruptedException {
        var nodes = get(admin.describeCluster().nodes());
        var brokers = nodes.stream().map(ClusterProbe::broker).toList();
        if (!brokers.stream().allMatch(broker -> broker.trouble() == null)) {
            // Whoever is asked further would only be waited for.
            return new ClusterFacts.Seen(
                    brokers,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    ClusterState.UNKNOWN,
                    Instant.now());
        }
        var names = new LinkedHashSet<String>();
        uses.forEach(use -> names.add(use.topic()));
        names.add(TransactionsCheck.LOG);
        var refused = new HashMap<String, String>();
        var described = describe(names, refused);
        var configs = configs(described.keySet());
        var newest = newest(described);
        var topics = new HashMap<String, TopicFacts>();
        described.forEach(
                (name, topic) ->
                        topics.put(
                                name,
                                facts(
                                        topic,
                                        configs.getOrDefault(name, Map.of()),
                                        newest.get(name))));
        var readers =
                setUp.readers().stream()
                        .filter(reader -> reader.cluster().equals(cluster))
                        .toList();
        var ours = partitions(described);
        try (var lag = new LagLook(readers, PATIENCE)) {
            var transactions = new TransactionProbe(admin, PATIENCE, TransactionProbe.LONG);
            var suspects = transactions.suspects(ours, Instant.now());
            var lags = lag.look();
            var rates = Map.<String, Double>of();
            if (!suspects.isEmpty() || lags.stream().anyMatch(ClusterProbe::isAtWork)) {
                var pace = new LagRates();
                lags.forEach(each -> pace.rate(each, System.nanoTime()));
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                lags = lag.look();
                rates = rates(lags, pace);
            }
            var state = new StateProbe(admin, PATIENCE);
            var now = Instant.now();
            return new ClusterFacts.Seen(
                    brokers,
                    topics,
                    refused,
                    brokerConfig(nodes),
                    lags,
                    new ClusterState(
                            state.release(),
                            state.disks(nodes),
                            state.groups(readers.stream().map(Reader::group).toList()),
                            transactions.stuck(suspects, now),
                            rates),
                    now);
        }
    }

    private static boolean isAtWork(GroupLag lag) {
        return lag.records() > 0 && lag.members() > 0;
    }

    private static Map<String, Double> rates(List<GroupLag> lags, LagRates pace) {
        var rates = new HashMap<String, Double>();
        for (var lag : lags) {
            var rate = pace.rate(lag, System.nanoTime());
            if (rate.isPresent() && isAtWork(lag)) {
                rates.put(lag.reader().group(), rate.getAsDouble());
            }
        }
        return rates;
    }

    private static List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
        return topics.values().stream()
                .filter(topic -> !topic.name().equals(TransactionsCheck.LOG))
                .flatMap(
                        topic ->
                                topic.partitions().stream()
                                        .map(
                                                info ->
                                                        new TopicPartition(
                                                                topic.name(), info.partition())))
                .toList();
    }

    private static BrokerFacts broker(Node node) {
        var address = node.host() + ":" + node.port();
        try (var socket = new Socket()) {
            var resolved = new InetSocketAddress(node.host(), node.port());
            if (resolved.isUnresolved()) {
                return new BrokerFacts(node.id(), address, "the name is not known here");
            }
            socket.connect(resolved, Math.toIntExact(PATIENCE.toMillis()));
            return new BrokerFacts(node.id(), address, null);
        } catch (IOException e) {
            return new BrokerFacts(node.id(), address, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, TopicDescription> describe(
            Collection<String> names, Map<String, String> refused)
            throws ExecutionException, TimeoutException, InterruptedException {
        var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        var described = new HashMap<String, TopicDescription>();
        for (var asked : admin.describeTopics(names, options).topicNameValues().entrySet()) {
            try {
                described.put(asked.getKey(), get(asked.getValue()));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    refused.put(asked.getKey(), String.valueOf(e.getCause().getMessage()));
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return described;
    }

    /** Settings of topics; none where this user may not see them. */
    private Map<String, Map<String, String>> configs(Collection<String> topics)
            throws InterruptedException {
        var resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var configs = new HashMap<String, Map<String, String>>();
        for (var asked : admin.describeConfigs(resources).values().entrySet()) {
            try {
                configs.put(asked.getKey().name(), values(get(asked.getValue())));
            } catch (ExecutionException | TimeoutException notTold) {
                configs.put(asked.getKey().name(), Map.of());
            }
        }
        return configs;
    }

    private Map<String, String> brokerConfig(Collection<Node> nodes) throws InterruptedException {
        var any = nodes.iterator().next().idString();
        var resource = new ConfigResource(ConfigResource.Type.BROKER, any);
        try {
            var told = get(admin.describeConfigs(List.of(resource)).all());
            return values(told.values().iterator().next());
        } catch (ExecutionException | TimeoutException notTold) {
            return Map.of();
        }
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
    }

    /** The largest timestamp in each topic that has records. */
    private Map<String, Instant> newest(Map<String, TopicDescription> topics)
            throws InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions(topics).forEach(at -> asked.put(at, OffsetSpec.maxTimestamp()));
        var newest = new HashMap<String, Instant>();
        var offsets = admin.listOffsets(asked);
        for (var at : asked.keySet()) {
            stamp(offsets, at)
                    .ifPresent(
                            stamp ->
                                    newest.merge(
                                            at.topic(),
                                            stamp,
                                            (one, other) -> one.isAfter(other) ? one : other));
        }
        return newest;
    }

    private static Optional<Instant> stamp(ListOffsetsResult offsets, TopicPartition at)
            throws InterruptedException {
        try {
            var millis = get(offsets.partitionResult(at)).timestamp();
            return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (ExecutionException | TimeoutException notTold) {
            return Optional.empty();
        }
    }

    private static TopicFacts facts(
            TopicDescription topic, Map<String, String> config, @Nullable Instant newest) {
        var operations = topic.authorizedOperations();
        return new TopicFacts(
                topic.name(),
                topic.partitions().stream()
                        .map(
                                info ->
                                        new PartitionFacts(
                                                info.partition(),
                                                info.leader() != null && !info.leader().isEmpty(),
                                                info.replicas().size(),
                                                info.isr().size()))
                        .toList(),
                config,
                operations == null
                        ? null
                        : operations.stream().map(Enum::name).collect(Collectors.toSet()),
                newest);
    }

    private static <T> T get(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
