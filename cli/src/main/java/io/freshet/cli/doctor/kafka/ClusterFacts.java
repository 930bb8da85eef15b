package io.freshet.cli.doctor.kafka;

import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.setup.Cluster;
import io.freshet.cli.setup.Reader;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.TopicUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster and what the components want of it.
 *
 * @param setUp all components
 * @param cluster the brokers, and who asked them
 * @param uses what is done with which topic there
 * @param seen what the brokers told; null where there is trouble
 * @param trouble why they told nothing; null where they did
 */
record ClusterFacts(
        SetUp setUp,
        Cluster cluster,
        List<TopicUse> uses,
        @Nullable Seen seen,
        @Nullable Trouble trouble) {

    /**
     * What the brokers told.
     *
     * @param brokers themselves
     * @param topics those that exist, ours and those that Kafka keeps for itself
     * @param refused topics that we may not see, and why
     * @param brokerConfig settings of a broker; empty where they do not tell
     * @param lags how far our groups are behind
     * @param state what goes on there
     * @param at when
     */
    record Seen(
            List<BrokerFacts> brokers,
            Map<String, TopicFacts> topics,
            Map<String, String> refused,
            Map<String, String> brokerConfig,
            List<GroupLag> lags,
            ClusterState state,
            Instant at) {

        Seen {
            brokers = List.copyOf(brokers);
            topics = Map.copyOf(topics);
            refused = Map.copyOf(refused);
            brokerConfig = Map.copyOf(brokerConfig);
            lags = List.copyOf(lags);
        }

        /** Whether all brokers are where they say; else nobody was asked for more. */
        boolean isReached() {
            return brokers.stream().allMatch(broker -> broker.trouble() == null);
        }
    }

    ClusterFacts {
        uses = List.copyOf(uses);
    }

    /** Our topics in the order of their use, each once. */
    List<String> ourTopics() {
        return uses.stream().map(TopicUse::topic).distinct().toList();
    }

    /** Our groups there. */
    List<Reader> readers() {
        return setUp.readers().stream().filter(reader -> reader.cluster().equals(cluster)).toList();
    }

    /** Who does what with a topic, such as {@code collector writes, enricher reads}. */
    String usersOf(String topic) {
        return String.join(
                ", ",
                uses.stream()
                        .filter(use -> use.topic().equals(topic))
                        .map(TopicUse::text)
                        .distinct()
                        .toList());
    }
}
