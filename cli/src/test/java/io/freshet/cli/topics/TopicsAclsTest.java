package io.freshet.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That components run with exactly these rights is tested where they run. */
class TopicsAclsTest {

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
}
