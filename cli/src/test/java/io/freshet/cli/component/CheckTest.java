package io.freshet.cli.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"collector", "enricher", "events-processor", "loader-pg", "webapp"})
    void shippedConfigurationsPass(String component) {
        for (var size : new String[] {"minimal", "reference"}) {
            var file = TestData.root().resolve("config/%s.%s.hocon".formatted(component, size));

            var run = CommandRun.of(component, "--config", file.toString(), "--check");

            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith(component + ": ").contains(" no problem");
        }
    }

    @Test
    void everySettingHasItsOriginAndSecretsAreMasked() throws IOException {
        var file =
                write(
                        """
                        kafka.bootstrapServers = "broker:9092"
                        postgres { url = "jdbc:postgresql://db/x", user = u, password = hush }
                        """);

        var run = CommandRun.of("webapp", "--config", file, "--admin-port", "0", "--check");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("kafka.bootstrapServers +broker:9092 +.*settings.hocon:1\n")
                .containsPattern("postgres.password +\\*\\*\\*\\* +.*settings.hocon:2\n")
                .containsPattern("port +8090 +default\n")
                .containsPattern("admin.port +0 +--admin-port\n")
                .doesNotContain("hush");
    }

    @Test
    void allProblemsAreListedThoseOfOtherFilesToo() throws IOException {
        var file = write("kafak.bootstrapServers = x\nmaxRecordBytes = -5\n");
        var resolver = Files.writeString(folder.resolve("resolver.json"), "{");

        var run =
                CommandRun.of(
                        "enricher",
                        "--config",
                        file,
                        "--iglu-config",
                        resolver.toString(),
                        "--check");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("kafak")
                .contains("kafka")
                .contains("maxRecordBytes")
                .contains("resolver.json");
    }

    @Test
    void keysOfTheReferenceThatHaveNoEffectAreListedWithTheReason() throws IOException {
        var file =
                write(
                        """
                        collector {
                          interface = "0.0.0.0"
                          port = 8080
                          streams { good = g, bad = b, sink { enabled = kafka, brokers = "b:1" } }
                          telemetry { disable = true }
                        }
                        """);

        var run = CommandRun.of("collector", "--config", file, "--check");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("without effect here:")
                .containsPattern("telemetry[^\n]*settings.hocon:5\\): [^\n]+");
    }

    @Test
    void flagsWinOverTheFile() throws IOException {
        var file = write("collector { port = 1, streams.sink.enabled = kafka }");

        var run =
                CommandRun.of(
                        "collector",
                        "--config",
                        file,
                        "--sink",
                        "stdout",
                        "--port",
                        "2",
                        "--check");

        assertThat(run.out())
                .containsPattern("streams.sink.enabled +stdout +--sink")
                .containsPattern("port +2 +--port");
    }

    @Test
    void aFileThatIsNotThereIsBadConfiguration() {
        var run = CommandRun.of("loader-pg", "--config", folder.resolve("no").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("F6005").contains("--config");
    }

    private String write(String hocon) throws IOException {
        return Files.writeString(folder.resolve("settings.hocon"), hocon).toString();
    }
}
