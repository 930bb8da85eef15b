package io.freshet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    collector, kafka-2x-minimal
                    collector, kafka-2x-extended
                    collector, kafka-3x-minimal
                    collector, kafka-3x-extended
                    enricher,  kafka-minimal
                    enricher,  kafka-3x-extended
                    enricher,  kafka-newest
                    """)
    void whatIsWrittenMeansTheSameAndHasNoKeyWithoutEffect(String component, String name) {
        var file =
                TestData.root()
                        .resolve(component + "/src/test/resources/dropin/" + name + ".hocon");
        var option = component.equals("collector") ? "--collector" : "--enrich";

        var run = migrate(option, file.toString());

        assertThat(run.code()).as(run.err()).isZero();
        var reader = ConfiguredComponent.ofFile(component).orElseThrow();
        var before = reader.load(ConfigSource.file(component, file));
        var written = folder.resolve("out/" + component + ".hocon");
        var after = reader.load(ConfigSource.file(component, written));
        assertThat(after.config())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> a.pattern().equals(b.pattern()), Pattern.class)
                .isEqualTo(before.config());
        assertThat(after.ignored()).isEmpty();
        assertThat(before.ignored())
                .allSatisfy(
                        key ->
                                assertThat(run.out())
                                        .contains("left out: " + key.key() + " (", key.reason()));
    }

    @Test
    void topicsAndBrokersGetTheNamesThatAllComponentsShare() throws IOException {
        var file =
                write(
                        "application.conf",
                        """
                        collector {
                          interface = "0.0.0.0", port = 8080
                          telemetry { disable = true }
                          streams {
                            good = raw, bad = bad
                            sink { enabled = kafka, brokers = ${?NO_SUCH_BROKERS}, retries = 3 }
                          }
                        }
                        """);

        var run = migrate("--collector", file);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/collector.hocon")))
                .contains("rawGood", "rawBad", "bootstrapServers", "${?NO_SUCH_BROKERS}")
                .doesNotContain("telemetry", "retries", "brokers=");
        assertThat(run.out())
                .contains("written: ", "collector.hocon")
                .containsPattern("left out: telemetry \\(.*:3\\): ")
                .containsPattern("left out: streams.sink.retries \\(.*:6\\): ");
    }

    @Test
    void resolverAndEnrichmentsComeAlong() {
        var config = TestData.root().resolve("config");

        var run =
                migrate(
                        "--resolver",
                        config.resolve("resolver.json").toString(),
                        "--enrichments",
                        config.resolve("enrichments").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("out/iglu.json"))
                .hasSameTextualContentAs(config.resolve("resolver.json"));
        assertThat(folder.resolve("out/enrichments/anon_ip.json")).exists();
    }

    @Test
    void allProblemsAreToldAndNothingIsWritten() throws IOException {
        var collector = write("c.conf", "collector { prot = 1 }");
        var enrich = write("e.conf", "maxRecordBytes = -1");

        var run = migrate("--collector", collector, "--enrich", enrich);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err()).contains("unknown key 'prot'", "'maxRecordBytes' cannot be -1");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void noFileIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        var kept = write("out/collector.hocon", "mine");
        var collector = write("c.conf", "port = 1");

        var run = migrate("--collector", collector);

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(run.err()).contains("F6014", kept);
        assertThat(Path.of(kept)).hasContent("mine");
    }

    private CommandRun migrate(String... arguments) {
        var all = new String[arguments.length + 4];
        all[0] = "config";
        all[1] = "migrate-from-snowplow";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[arguments.length + 2] = "--out";
        all[arguments.length + 3] = folder.resolve("out").toString();
        return CommandRun.of(all);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
