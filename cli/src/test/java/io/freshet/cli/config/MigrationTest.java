package io.freshet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
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
    void thePostgresLoadersFileGivesItsDatabase() throws IOException {
        var file =
                write(
                        "loader.hocon",
                        """
                        {
                          "input": {
                            "type": "Kinesis", "appName": "acme", "streamName": "enriched"
                            "initialPosition": "LATEST"
                            "checkpointSettings": { "maxBatchSize": 1000 }
                          }
                          "output": {
                            "good": {
                              "type": "Postgres", "host": "db.example.com", "port": 5433
                              "database": "snowplow", "username": "loader", "password": "first"
                              "password": ${?NO_SUCH_PASSWORD}
                              "schema": "events", "sslMode": "VERIFY_FULL", "maxConnections": 100
                            }
                            "bad": { "type": "Kinesis", "streamName": "bad" }
                          }
                          "purpose": "ENRICHED_EVENTS"
                          "monitoring": { "metrics": { "cloudWatch": false } }
                          "backoffPolicy": { "minBackoff": 100 milliseconds }
                        }
                        """);

        var run = migrate("--loader", file);

        assertThat(run.code()).as(run.err()).isZero();
        var written = folder.resolve("out/loader-pg.hocon");
        assertThat(Files.readString(written)).contains("${?NO_SUCH_PASSWORD}");
        var loaded = loader(written);
        assertThat(loaded.ignored()).isEmpty();
        var expected =
                ConfigSource.text(
                                "loader-pg",
                                "expected",
                                """
                                startFrom = latest
                                postgres {
                                  host = db.example.com, port = 5433, database = snowplow
                                  user = loader, password = first, schema = events
                                  sslMode = verify-full
                                }
                                """)
                        .load(PgLoaderConfig::read);
        assertThat(loaded.config()).usingRecursiveComparison().isEqualTo(expected.config());
        assertThat(run.out())
                .containsPattern("left out: input.streamName \\(.*:3\\): events come from")
                .containsPattern("left out: output.good.maxConnections \\(.*\\): connections")
                .containsPattern("left out: output.bad \\(.*\\): .*jsonBad")
                .contains("left out: purpose", "left out: monitoring", "left out: backoffPolicy")
                .doesNotContain("first");
    }

    @Test
    void whereThePostgresLoaderSaysNothingTheConnectionStaysEncrypted() throws IOException {
        var file =
                write("l.hocon", "snowplow.output.good { host = h, database = d, username = u }");

        assertThat(migrate("--loader", file).code()).isZero();

        var target = loader(folder.resolve("out/loader-pg.hocon")).config().postgres().target();
        assertThat(target.toString()).contains("h").contains("d");
        assertThat(target.driver()).containsEntry("sslmode", "require");
    }

    @Test
    void aKeyThatThePostgresLoaderHasNotIsAProblem() throws IOException {
        var file = write("l.hocon", "output.good { hots = h, database = d, username = u }");

        var run = migrate("--loader", file);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(run.err()).contains("F6001", "output.good.hots", "did you mean");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static Loaded<PgLoaderConfig> loader(Path file) {
        return ConfigSource.file("loader-pg", file).load(PgLoaderConfig::read);
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
