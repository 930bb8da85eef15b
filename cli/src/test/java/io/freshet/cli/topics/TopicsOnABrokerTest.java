package io.freshet.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.problem.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopicsOnABrokerTest {

    @TempDir private static Path directory;
    private static EmbeddedKafka broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.start(directory.resolve("kafka"), FreePorts.one(), failure -> {});
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void plannedThenMadeThenChecked() throws Exception {
        var before = topics("plan", "--prefix", "a_");
        assertThat(before.code()).as(before.err()).isZero();
        assertThat(before.out())
                .contains("8 topics", "(1 broker)", "missing: 8, differences: 0")
                .contains(
                        "  + a_snowplow_raw_good  partitions=6, replication=1,"
                                + " cleanup.policy=delete, min.insync.replicas=1,"
                                + " retention.ms=604800000");
        assertThat(topics("check", "--prefix", "a_").code())
                .isEqualTo(ExitCode.FOUND_PROBLEMS.code());

        var made = topics("create", "--prefix", "a_");

        assertThat(made.out()).contains("made: 8, changed: 0");
        var after = topics("check", "--prefix", "a_");
        assertThat(after.out()).contains("all there");
        assertThat(after.code()).isZero();
        assertThat(topics("create", "--prefix", "a_").out()).contains("made: 0, changed: 0");
    }

    @Test
    void whatIsThereIsLeftAloneUnlessAskedFor() throws Exception {
        try (var admin = admin()) {
            var before = new NewTopic("b_snowplow_raw_good", 1, (short) 1);
            admin.createTopics(List.of(before.configs(Map.of("retention.ms", "1000")))).all().get();
        }

        var made = topics("create", "--prefix", "b_", "--partitions", "2");

        assertThat(made.out())
                .contains("partitions is 1, wanted 2", "retention.ms is 1000, wanted 604800000")
                .contains("made: 7, changed: 0");
        assertThat(retention("b_snowplow_raw_good")).isEqualTo("1000");
        assertThat(topics("check", "--prefix", "b_", "--partitions", "2").code())
                .isEqualTo(ExitCode.FOUND_PROBLEMS.code());

        var unasked = topics("create", "--prefix", "b_", "--partitions", "2", "--alter");
        assertThat(unasked.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(unasked.err()).contains("F1009", "b_snowplow_raw_good", "--yes");
        assertThat(retention("b_snowplow_raw_good")).isEqualTo("1000");

        assertThat(
                        topics("create", "--prefix", "b_", "--partitions", "2", "--alter", "--yes")
                                .out())
                .contains("made: 0, changed: 2");
        assertThat(retention("b_snowplow_raw_good")).isEqualTo("604800000");
        assertThat(topics("check", "--prefix", "b_", "--partitions", "2").code()).isZero();
    }

    @Test
    void programsGetTheSameAsOneLineOfJson() {
        var plan = json(topics("plan", "--prefix", "e_", "-o", "json"));
        assertThat(plan.path("version").asInt()).isEqualTo(1);
        assertThat(plan.path("kafka").asString()).isEqualTo(broker.bootstrapServers());
        assertThat(plan.path("brokers").asInt()).isEqualTo(1);
        assertThat(plan.path("missing").asInt()).isEqualTo(8);
        assertThat(plan.at("/topics/0/topic").asString()).isEqualTo("e_snowplow_raw_good");
        assertThat(plan.at("/topics/0/state").asString()).isEqualTo("missing");
        assertThat(plan.at("/topics/0/partitions").asInt()).isEqualTo(6);
        assertThat(plan.at("/topics/0/config/retention.ms").asString()).isEqualTo("604800000");

        var made = json(topics("create", "--prefix", "e_", "--partitions", "1", "-o", "json"));
        assertThat(made.path("made").asInt()).isEqualTo(8);
        assertThat(made.path("changed").asInt(-1)).isZero();

        var changed = json(topics("create", "--prefix", "e_", "--alter", "--yes", "-o", "json"));
        assertThat(changed.path("missing").asInt(-1)).isZero();
        assertThat(changed.path("differences").asInt()).isEqualTo(8);
        assertThat(changed.at("/topics/5/state").asString()).isEqualTo("different");
        var difference = changed.at("/topics/5/differences/0");
        assertThat(difference.path("setting").asString()).isEqualTo("partitions");
        assertThat(difference.path("found").asString()).isEqualTo("1");
        assertThat(difference.path("wanted").asString()).isEqualTo("6");
        assertThat(difference.path("alterable").asBoolean()).isTrue();
        assertThat(changed.path("changed").asInt()).isEqualTo(8);

        var after = json(topics("check", "--prefix", "e_", "-o", "json"));
        assertThat(after.path("differences").asInt(-1)).isZero();
        assertThat(after.at("/topics/0/state").asString()).isEqualTo("good");
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.out().lines()).as(run.err()).hasSize(1);
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void oneTopicMayBeUnlikeTheOthers() throws Exception {
        var file =
                Files.writeString(
                        directory.resolve("topics.hocon"),
                        """
                        kafka.bootstrapServers = "%s"
                        topics { prefix = c_, rawGood = raw }
                        topicSettings {
                          partitions = 2
                          config { max.message.bytes = 2000000 }
                          of { rawGood { partitions = 3, retention = 14 days } }
                        }
                        """
                                .formatted(broker.bootstrapServers()));

        var run = CommandRun.of("topics", "create", "--config", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("c_raw  partitions=3", "retention.ms=1209600000")
                .contains("c_snowplow_raw_bad  partitions=2", "max.message.bytes=2000000");
        assertThat(CommandRun.of("topics", "check", "--config", file.toString()).code()).isZero();
    }

    @Test
    void whatBrokersRefuseIsToldInTheirWords() {
        var run = topics("create", "--prefix", "d_", "--replication", "3");

        assertThat(run.code()).isEqualTo(ExitCode.FOUND_PROBLEMS.code());
        assertThat(run.err()).contains("F1008", "d_snowplow", "replication factor");
    }

    @Test
    void tooShortARetentionIsRefusedBeforeAnythingIsAsked() {
        var run = topics("plan", "--retention", "1 day");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err()).contains("topicSettings.retention", "--retention");
    }

    @Test
    void nobodyThereIsNamed() throws Exception {
        var file =
                Files.writeString(
                        directory.resolve("nobody.hocon"),
                        "kafka { bootstrapServers = \"127.0.0.1:%d\", properties {"
                                        .formatted(FreePorts.one())
                                + " default.api.timeout.ms = 900, request.timeout.ms = 500 } }");

        var run = CommandRun.of("topics", "plan", "--config", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.NOT_REACHABLE.code());
        assertThat(run.err()).contains("F1001");
    }

    @Test
    void theFileOfAComponentIsNotTakenForOneOfTopics() throws Exception {
        var file = Files.writeString(directory.resolve("collector.hocon"), "streams.good = raw");

        var run = CommandRun.of("topics", "plan", "--config", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err()).contains("this is the file of a component");
    }

    private static CommandRun topics(String command, String... arguments) {
        var all = new ArrayList<>(List.of("topics", command));
        all.addAll(List.of("--kafka", broker.bootstrapServers()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static String retention(String topic) throws Exception {
        try (var admin = admin()) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("retention.ms")
                    .value();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
    }
}
