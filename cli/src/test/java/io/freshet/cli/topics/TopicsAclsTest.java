package io.freshet.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** That components run with exactly these rights is tested where they run. */
class TopicsAclsTest {

    private static final String CLUSTER_ARN =
            "arn:aws:kafka:eu-central-1:123456789012:cluster/events/0a-1b-2";

    @TempDir private Path folder;

    @Test
    void theCollectorMayWriteItsTwoTopicsAndNothingElse() {
        var run = CommandRun.of("topics", "acls", "--component", "collector");

        assertThat(run.out())
                .isEqualTo(
                        """
                        kafka-acls.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config admin.properties \\
                          --add --allow-principal 'User:freshet-collector' --topic 'snowplow_raw_good' \\
                          --resource-pattern-type literal --operation Write --operation Describe
                        kafka-acls.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config admin.properties \\
                          --add --allow-principal 'User:freshet-collector' --topic 'snowplow_raw_bad' \\
                          --resource-pattern-type literal --operation Write --operation Describe
                        """);
    }

    @Test
    void theEnricherIsOneResourceOfStrimzi() {
        var run =
                CommandRun.of(
                        "topics",
                        "acls",
                        "--component",
                        "enricher",
                        "--format",
                        "strimzi",
                        "--cluster",
                        "events",
                        "--prefix",
                        "test_");

        assertThat(run.out())
                .isEqualTo(
                        """
                        ---
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaUser
                        metadata:
                          name: freshet-enricher
                          labels:
                            strimzi.io/cluster: events
                        spec:
                          authentication:
                            type: scram-sha-512
                          authorization:
                            type: simple
                            acls:
                              - resource: {type: topic, name: test_snowplow_raw_good, patternType: literal}
                                operations: [Read, Describe, DescribeConfigs]
                              - resource: {type: topic, name: test_snowplow_parsed_good, patternType: literal}
                                operations: [Write, Describe, DescribeConfigs]
                              - resource: {type: topic, name: test_snowplow_parsed_bad, patternType: literal}
                                operations: [Write, Describe, DescribeConfigs]
                              - resource: {type: group, name: test_freshet-enricher, patternType: literal}
                                operations: [Read, Describe]
                              - resource: {type: transactionalId, name: test_freshet-enricher-, patternType: prefix}
                                operations: [Write, Describe]
                        """);
    }

    @Test
    void theEnrichersPolicyIsReadyToAttach() {
        var run =
                CommandRun.of(
                        "topics",
                        "acls",
                        "--component",
                        "enricher",
                        "--format",
                        "iam",
                        "--cluster",
                        CLUSTER_ARN);

        assertThat(run.err()).isEmpty();
        var ours = "arn:aws:kafka:eu-central-1:123456789012:%s/events/0a-1b-2/%s";
        assertThat(JsonMapper.shared().readTree(run.out()))
                .isEqualTo(
                        policy(
                                statement(
                                        List.of("Connect", "WriteDataIdempotently"),
                                        List.of(CLUSTER_ARN)),
                                statement(
                                        List.of(
                                                "ReadData",
                                                "DescribeTopic",
                                                "DescribeTopicDynamicConfiguration"),
                                        List.of(ours.formatted("topic", "snowplow_raw_good"))),
                                statement(
                                        List.of(
                                                "WriteData",
                                                "DescribeTopic",
                                                "DescribeTopicDynamicConfiguration"),
                                        List.of(
                                                ours.formatted("topic", "snowplow_parsed_good"),
                                                ours.formatted("topic", "snowplow_parsed_bad"))),
                                statement(
                                        List.of("AlterGroup", "DescribeGroup"),
                                        List.of(ours.formatted("group", "freshet-enricher"))),
                                statement(
                                        List.of("AlterTransactionalId", "DescribeTransactionalId"),
                                        List.of(
                                                ours.formatted(
                                                        "transactional-id",
                                                        "freshet-enricher-*")))));
    }

    @Test
    void policiesOfSeveralComponentsAreOneObjectByUser() {
        var run = CommandRun.of("topics", "acls", "--format", "iam", "--cluster", CLUSTER_ARN);

        var policies = JsonMapper.shared().readTree(run.out());
        assertThat(policies.propertyNames())
                .containsExactly(
                        "freshet-collector",
                        "freshet-enricher",
                        "freshet-events-processor",
                        "freshet-loader-pg",
                        "freshet-webapp",
                        "freshet-topics");
        assertThat(policies).allSatisfy(one -> assertThat(one.get("Statement")).isNotEmpty());
        assertThat(policies.get("freshet-topics").toString())
                .contains("kafka-cluster:CreateTopic", "kafka-cluster:AlterTopic")
                .doesNotContain("WriteData");
    }

    @Test
    void componentsThatShareAUserShareAPolicy() {
        var run =
                CommandRun.of(
                        "topics",
                        "acls",
                        "--format=iam",
                        "--cluster=" + CLUSTER_ARN,
                        "--component=collector",
                        "--component=events-processor",
                        "--user=collector=all",
                        "--user=events-processor=all");

        assertThat(JsonMapper.shared().readTree(run.out()).get("Statement").toString())
                .contains("/snowplow_raw_good", "/snowplow_json_event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "freshet",
                "arn:aws:kafka:eu-central-1:123456789012:topic/events/0a-1b-2/x",
                "arn:aws:kafka:eu-central-1:123456789012:cluster/*/*"
            })
    void aPolicyWantsTheClustersArn(String cluster) {
        var run = CommandRun.of("topics", "acls", "--format", "iam", "--cluster", cluster);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--cluster with the ARN", "aws kafka list-clusters-v2");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void namesComeFromTheComponentsOwnFile() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("enrich.hocon"),
                        """
                        input { topicName = raw, consumerConf { group.id = my-enrich } }
                        output { good.topicName = good, bad.topicName = bad, failed.topicName = inc }
                        """);

        var run =
                CommandRun.of(
                        "topics",
                        "acls",
                        "--component",
                        "enricher",
                        "--config",
                        "enricher=" + file,
                        "--user",
                        "enricher=CN=enrich");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("--topic 'raw'", "--topic 'good'", "--topic 'bad'", "--topic 'inc'")
                .contains("--group 'my-enrich'", "--transactional-id 'my-enrich-'")
                .contains("'User:CN=enrich'")
                .doesNotContain("snowplow_");
    }

    @Test
    void withoutAComponentAllAreThere() {
        var run = CommandRun.of("topics", "acls");

        assertThat(run.out())
                .contains(
                        "'User:freshet-collector'",
                        "'User:freshet-enricher'",
                        "'User:freshet-events-processor'",
                        "'User:freshet-loader-pg'",
                        "'User:freshet-webapp'",
                        "'User:freshet-topics'")
                .contains(
                        "--group 'freshet-loader-pg'",
                        "--group 'freshet-loader-pg-bad-rows'",
                        "--group 'freshet-loader-pg-failed-events'");
    }

    private static JsonNode policy(JsonNode... statements) {
        var policy = JsonNodeFactory.instance.objectNode();
        policy.put("Version", "2012-10-17");
        policy.putArray("Statement").addAll(List.of(statements));
        return policy;
    }

    private static JsonNode statement(List<String> actions, List<String> resources) {
        var statement = JsonNodeFactory.instance.objectNode();
        statement.put("Effect", "Allow");
        var list = statement.putArray("Action");
        actions.forEach(action -> list.add("kafka-cluster:" + action));
        var arns = statement.putArray("Resource");
        resources.forEach(arns::add);
        return statement;
    }
}
