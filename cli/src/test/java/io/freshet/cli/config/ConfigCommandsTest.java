package io.freshet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private Path folder;

    @Test
    void printShowsValueAndOriginAndWhatFollowsFromAPresetSecretsMasked() throws IOException {
        var file =
                write(
                        "enricher.hocon",
                        "kafka { preset = eventhubs, password = hush }\nstreams.threads = 2\n");

        var run = CommandRun.of("config", "print", "enricher", "--config", file);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("streams.threads +2 +.*enricher.hocon:2\n")
                .containsPattern("kafka.password +\\*\\*\\*\\* +.*enricher.hocon:1\n")
                .containsPattern("kafka.properties.sasl.mechanism +PLAIN +preset eventhubs\n")
                .containsPattern(
                        "kafka.properties.sasl.jaas.config +\\*\\*\\*\\* +preset eventhubs\n")
                .containsPattern("maxRecordBytes +1000000 +default\n")
                .doesNotContain("hush");
    }

    @Test
    void printCanLeaveOutWhatHasItsDefault() throws IOException {
        var file = write("collector.hocon", "port = 8888\ntelemetry { disable = true }\n");

        var run = CommandRun.of("config", "print", "collector", "--config", file, "--changed");

        assertThat(run.out())
                .startsWith("collector: 1 settings")
                .contains("port  8888")
                .containsPattern("without effect here:\n  telemetry \\(.*:2\\): ");
    }

    @Test
    void printIsAlsoJson() throws IOException {
        var file = write("c.hocon", "port = 8888\ntelemetry { disable = true }\n");

        var run =
                CommandRun.of(
                        "config",
                        "print",
                        "collector",
                        "--config",
                        file,
                        "--output",
                        "json",
                        "--changed");

        var report = JSON.readTree(run.out());
        assertThat(report.at("/component").asString()).isEqualTo("collector");
        assertThat(report.at("/settings/0/key").asString()).isEqualTo("port");
        assertThat(report.at("/settings/0/value").asString()).isEqualTo("8888");
        assertThat(report.at("/settings/0/origin").asString()).endsWith("c.hocon:1");
        assertThat(report.at("/ignored/0/key").asString()).isEqualTo("telemetry");
    }

    @Test
    void mskResolvesToTheLibraryThatShips() throws IOException {
        var file = write("c.hocon", "kafka.preset = msk-iam\n");

        var run = CommandRun.of("config", "print", "collector", "--config", file);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("kafka.properties.sasl.mechanism +AWS_MSK_IAM");
    }

    @Test
    void checkTellsAllProblemsOfAllFiles() throws IOException {
        var bad = write("collector.bad.hocon", "prot = 1\nport = -1\n");
        var worse = write("loader-pg.hocon", "kafka { preset = eventhubs }\n");
        var resolver =
                write(
                        "iglu.json",
                        "{\"schema\": \"iglu:com.snowplowanalytics.iglu/resolver-config/");
        var good = write("events-processor.hocon", "");

        var run = CommandRun.of("config", "check", bad, worse, resolver, good);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err())
                .contains("did you mean 'port'?", "'port' cannot be -1")
                .contains("the preset eventhubs needs kafka.password", "'postgres.url' is missing")
                .contains("F6007");
        assertThat(run.out()).contains("events-processor.hocon: events-processor, no problem");
    }

    @Test
    void checkFindsNothingInWhatShips() {
        var config = TestData.root().resolve("config");

        var run =
                CommandRun.of(
                        "config",
                        "check",
                        config.resolve("collector.reference.hocon").toString(),
                        config.resolve("enricher.minimal.hocon").toString(),
                        config.resolve("topics.reference.hocon").toString(),
                        config.resolve("resolver.json").toString(),
                        config.resolve("enrichments").toString(),
                        config.resolve("enrichments/anon_ip.json").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(6).allMatch(line -> line.endsWith("no problem"));
    }

    @Test
    void checkHoldsEnrichmentsToTheirSchemasAndTellsAllProblems() throws IOException {
        var anonymous =
                "{\"schema\": \"iglu:com.snowplowanalytics.snowplow/anon_ip/jsonschema/1-0-0\","
                        + " \"data\": {\"vendor\": \"com.snowplowanalytics.snowplow\", \"name\":"
                        + " \"anon_ip\", \"enabled\": true, \"parameters\": {\"anonOctets\": %s}}}";
        Files.createDirectories(folder.resolve("enrichments"));
        write("enrichments/a.json", anonymous.formatted("\"many\""));
        write("enrichments/b.json", anonymous.formatted("2"));
        write("enrichments/c.json", anonymous.formatted("1"));

        var run = CommandRun.of("config", "check", folder.resolve("enrichments").toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err())
                .contains("F6007", "a.json: ", "anonOctets")
                .contains("c.json: There are two configurations of anon_ip");
        Files.createDirectories(folder.resolve("empty"));
        var empty = CommandRun.of("config", "check", folder.resolve("empty").toString());
        assertThat(empty.err()).contains("F6007", "no .json file");
    }

    @Test
    void checkIsStrictWhenAskedTo() throws IOException {
        var file = write("collector.hocon", "telemetry { disable = true }\n");

        assertThat(CommandRun.of("config", "check", file).code()).isZero();
        assertThat(CommandRun.of("config", "check", "--strict", file).code())
                .isEqualTo(ExitCode.FOUND_PROBLEMS.code());
    }

    @Test
    void aFileWhoseNameSaysNothingIsAskedAbout() throws IOException {
        var file = write("application.conf", "port = 8080\n");

        assertThat(CommandRun.of("config", "check", file).code())
                .isEqualTo(ExitCode.WRONG_USAGE.code());
        assertThat(CommandRun.of("config", "check", "--component", "collector", file).code())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(ConfiguredComponent.class)
    void theSchemaKnowsEveryKeyThatIsRead(ConfiguredComponent component) {
        var run = CommandRun.of("config", "schema", component.component());
        var schema = JSON.readTree(run.out());

        var reference =
                TestData.root()
                        .resolve("config/%s.reference.hocon".formatted(component.component()));
        var loaded = component.load(ConfigSource.file(component.component(), reference));
        assertThat(loaded.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(find(schema, key.path())).as(key.path()).isNotNull());
    }

    private static JsonNode find(JsonNode schema, String path) {
        var node = schema;
        for (var part : path.split("\\.")) {
            var name = part.replaceFirst("\\[\\d+]", "");
            node = section(node).path("properties").path(name);
            node = part.equals(name) ? node : list(node).path("items");
        }
        return node.isMissingNode() ? null : node;
    }

    private static JsonNode section(JsonNode node) {
        return form(node, "object");
    }

    private static JsonNode list(JsonNode node) {
        return form(node, "array");
    }

    private static JsonNode form(JsonNode node, String type) {
        for (var form : node.path("anyOf")) {
            if (form.path("type").asString("").equals(type)) {
                return form;
            }
        }
        return node;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
