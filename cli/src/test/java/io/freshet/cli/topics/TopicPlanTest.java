package io.freshet.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.topics.Difference.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPlanTest {

    private static final WantedTopic WANTED = TopicSettings.DEFAULT.topic("t", 3);

    @Test
    void withThreeBrokersOneOfThreeCopiesMayBeAway() {
        assertThat(WANTED.replication()).isEqualTo(3);
        assertThat(WANTED.partitions()).isEqualTo(6);
        assertThat(WANTED.config())
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("cleanup.policy", "delete");
    }

    @ParameterizedTest(name = "{0} brokers: {1} copies, {2} in sync")
    @CsvSource({"1, 1, 1", "2, 2, 1", "3, 3, 2", "9, 3, 2"})
    void copiesFollowTheNumberOfBrokers(int brokers, int copies, String insync) {
        var topic = TopicSettings.DEFAULT.topic("t", brokers);

        assertThat(topic.replication()).isEqualTo(copies);
        assertThat(topic.config()).containsEntry("min.insync.replicas", insync);
    }

    @Test
    void aTopicThatIsNotThereIsMissing() {
        var plan = TopicPlan.of(List.of(WANTED), Map.of());

        assertThat(plan.missing()).containsExactly(WANTED);
        assertThat(plan.isDone()).isFalse();
    }

    @ParameterizedTest(name = "{0} partitions, {1} copies, {2} in sync, {3} ms, {4}")
    @CsvSource(
            textBlock =
                    """
                    6,  3, 2, 604800000,  delete
                    12, 3, 2, -1,         delete
                    6,  5, 3, 9999999999, delete
                    """)
    void moreThanWantedIsNoDifference(
            int partitions, int copies, String insync, String retention, String policy) {
        assertThat(plan(partitions, copies, insync, retention, policy).isDone()).isTrue();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(
            textBlock =
                    """
                    3, 3, 2, 604800000, delete,  partitions,          ALTER_AND_MOVE_KEYS
                    6, 1, 2, 604800000, delete,  replication,         REASSIGN
                    6, 3, 1, 604800000, delete,  min.insync.replicas, ALTER
                    6, 3, 3, 604800000, delete,  min.insync.replicas, ALTER
                    6, 3, 2, 86400000,  delete,  retention.ms,        ALTER
                    6, 3, 2, 604800000, compact, cleanup.policy,      ALTER
                    """)
    void whatIsLessOrUnsafeIsADifference(
            int partitions,
            int copies,
            String insync,
            String retention,
            String policy,
            String setting,
            Remedy remedy) {
        var plan = plan(partitions, copies, insync, retention, policy);

        assertThat(plan.differences())
                .singleElement()
                .satisfies(
                        difference -> {
                            assertThat(difference.setting()).isEqualTo(setting);
                            assertThat(difference.remedy()).isEqualTo(remedy);
                        });
    }

    @Test
    void whatBrokersDoNotTellIsNoDifference() {
        var found = new FoundTopic("t", 6, 3, Map.of());

        assertThat(TopicPlan.of(List.of(WANTED), Map.of("t", found)).isDone()).isTrue();
    }

    @Test
    void keptForEverIsMoreThanAnyTime() {
        var forever =
                new TopicSettings(1, 1, 1, Duration.ofDays(7), Map.of("retention.ms", "-1"))
                        .topic("t", 1);
        var found =
                new FoundTopic(
                        "t", 1, 1, Map.of("retention.ms", "604800000", "min.insync.replicas", "1"));

        assertThat(TopicPlan.of(List.of(forever), Map.of("t", found)).differences())
                .singleElement()
                .extracting(Difference::setting)
                .isEqualTo("retention.ms");
    }

    private static TopicPlan plan(
            int partitions, int copies, String insync, String retention, String policy) {
        var config =
                Map.of(
                        "min.insync.replicas", insync,
                        "retention.ms", retention,
                        "cleanup.policy", policy);
        return TopicPlan.of(
                List.of(WANTED), Map.of("t", new FoundTopic("t", partitions, copies, config)));
    }
}
