package io.freshet.cli.doctor.kafka;

import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.SetUps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Clusters for tests: all topics of a set-up are there and sound, unless a test changes one. */
final class Clusters {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SetUp setUp;
    private final int brokers;
    private final Map<String, TopicFacts> topics = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, String> brokerConfig = new HashMap<>();
    private final List<GroupLag> lags = new ArrayList<>();
    private ClusterState state = ClusterState.UNKNOWN;

    private Clusters(SetUp setUp, int brokers) {
        this.setUp = setUp;
        this.brokers = brokers;
    }

    /** Three brokers, three copies of everything. */
    static Clusters ofThree(SetUp setUp) {
        return of(setUp, 3);
    }

    /** One broker, one copy of everything. */
    static Clusters ofOne() {
        return of(SetUps.all(), 1);
    }

    private static Clusters of(SetUp setUp, int brokers) {
        var cluster = new Clusters(setUp, brokers);
        setUp.topics().forEach(use -> cluster.topics.put(use.topic(), cluster.sound(use.topic())));
        return cluster;
    }

    private TopicFacts sound(String name) {
        var partitions =
                List.of(
                        new PartitionFacts(0, true, brokers, brokers),
                        new PartitionFacts(1, true, brokers, brokers));
        var config =
                Map.of(
                        "retention.ms", "604800000",
                        "cleanup.policy", "delete",
                        "max.message.bytes", "1048588",
                        "min.insync.replicas", brokers == 1 ? "1" : "2");
        return new TopicFacts(name, partitions, config, Set.of("READ", "WRITE"), null);
    }

    Clusters without(String topic) {
        topics.remove(topic);
        return this;
    }

    Clusters refusing(String topic) {
        refused.put(topic, "not authorized");
        return without(topic);
    }

    Clusters with(String topic, UnaryOperator<TopicFacts> change) {
        topics.put(topic, change.apply(topics.getOrDefault(topic, sound(topic))));
        return this;
    }

    Clusters withConfig(String topic, String key, String value) {
        return with(
                topic,
                of -> {
                    var config = new HashMap<>(of.config());
                    config.put(key, value);
                    return new TopicFacts(
                            of.name(), of.partitions(), config, of.mayDo(), of.newest());
                });
    }

    Clusters withPartitions(String topic, PartitionFacts... partitions) {
        return with(
                topic,
                of ->
                        new TopicFacts(
                                of.name(),
                                List.of(partitions),
                                of.config(),
                                of.mayDo(),
                                of.newest()));
    }

    Clusters withBrokerConfig(String key, String value) {
        brokerConfig.put(key, value);
        return this;
    }

    Clusters withLag(GroupLag lag) {
        lags.add(lag);
        return this;
    }

    Clusters in(ClusterState now) {
        state = now;
        return this;
    }

    ClusterFacts facts() {
        var all = new ArrayList<BrokerFacts>();
        for (int i = 1; i <= brokers; i++) {
            all.add(new BrokerFacts(i, "b" + i + ":9092", null));
        }
        return facts(all);
    }

    ClusterFacts facts(List<BrokerFacts> brokersToo) {
        var uses = setUp.topics();
        var seen =
                new ClusterFacts.Seen(brokersToo, topics, refused, brokerConfig, lags, state, NOW);
        return new ClusterFacts(setUp, uses.get(0).cluster(), uses, seen, null);
    }

    ClusterFacts inTrouble(Trouble trouble) {
        var uses = setUp.topics();
        return new ClusterFacts(setUp, uses.get(0).cluster(), uses, null, trouble);
    }
}
