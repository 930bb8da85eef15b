package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.embedded.FreePorts;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when a command cannot go on, word by word, and how the command ends. */
class ErrorTextsTest {

    @TempDir private Path folder;

    @Test
    void noBrokerAnswers() throws IOException {
        var port = FreePorts.one();
        var file =
                write(
                        "topics.hocon",
                        "kafka { bootstrapServers = \"127.0.0.1:%d\", properties {"
                                + " default.api.timeout.ms = 900, request.timeout.ms = 500 } }",
                        port);

        tells(
                "F1001",
                """
                F1001  no Kafka broker can be reached
                  where  HOST
                  why    HOST: Connection refused; Kafka's client: Timed out waiting for a node assignment. Call: listNodes
                  fix    start the broker, or give its address with --kafka or in the configuration
                """,
                "topics",
                "plan",
                "--config",
                file);
    }

    @Test
    void aKeyIsUnknown() throws IOException {
        var file = write("collector.hocon", "prot = 8080");

        tells(
                "F6001",
                """
                F6001  unknown key 'prot'
                  where  DIR/collector.hocon:1
                  fix    did you mean 'port'?
                """,
                "collector",
                "--check",
                "--config",
                file);
    }

    @Test
    void aSettingIsMissing() throws IOException {
        var file = write("loader-pg.hocon", "postgres.user = me");

        tells(
                "F6003",
                """
                F6003  'postgres.url' is missing
                  fix    add postgres.url, a text
                """,
                "loader-pg",
                "--check",
                "--config",
                file);
    }

    @Test
    void aValueCannotBe() throws IOException {
        var file = write("collector.hocon", "port = 70000");

        tells(
                "F6004",
                """
                F6004  'port' cannot be 70000
                  where  DIR/collector.hocon:1
                  fix    it must be from 0 to 65535
                """,
                "collector",
                "--check",
                "--config",
                file);
    }

    @Test
    void aFileIsNotThere() {
        var file = folder.resolve("none.hocon").toString();

        tells(
                "F6005",
                """
                F6005  there is no configuration file DIR/none.hocon
                  fix    give an existing file with --config
                """,
                "collector",
                "--check",
                "--config",
                file);
    }

    @Test
    void settingsContradictEachOther() throws IOException {
        var file = write("events-processor.hocon", "kafka.preset = eventhubs");

        tells(
                "F6006",
                """
                F6006  the preset eventhubs needs kafka.password
                  fix    give kafka.password, best as ${VARIABLE}, or kafka.passwordFile
                """,
                "events-processor",
                "--check",
                "--config",
                file);
    }

    @Test
    void aResolverIsNoJson() throws IOException {
        var file = write("iglu.json", "{");

        tells(
                "F6007",
                """
                F6007  the Iglu resolver is no JSON
                  where  DIR/iglu.json
                  why    exhausted input
                  fix    mend what is named above; see docs/reference
                """,
                "enricher",
                "--check",
                "--iglu-config",
                file);
    }

    @Test
    void theDataDirectoryIsAFile() throws IOException {
        var file = write("data", "");

        tells(
                "F6008",
                """
                F6008  the data directory cannot be used
                  where  DIR/data
                  why    it is a file
                  fix    give one that this user may write with --data-dir
                """,
                "up",
                "--data-dir",
                file);
    }

    @Test
    void theCertificateIsNotThere() throws IOException {
        var file =
                write(
                        "collector.hocon",
                        "ssl { enable = true, certificate = \"%s/a.pem\", privateKey = a.key }",
                        folder);

        tells(
                "F6011",
                """
                F6011  there is no such file
                  where  DIR/a.pem
                  fix    correct the path
                """,
                "collector",
                "--check",
                "--config",
                file);
    }

    @Test
    void aMigratedFileWouldReplaceAnother() throws IOException {
        write("collector.hocon", "mine");
        var file = write("c.conf", "port = 1");
        var out = folder.toString();

        tells(
                "F6014",
                """
                F6014  files are there already, and none is replaced
                  where  DIR/collector.hocon
                  fix    give another --out, or move them away
                """,
                "config",
                "migrate-from-snowplow",
                "--collector",
                file,
                "--out",
                out);
    }

    @Test
    void theEmbeddedPostgresFindsAFileInItsPlace() throws IOException {
        write("postgres", "");
        var ports = FreePorts.several(4);

        tells(
                "F4005",
                """
                F4005  the embedded Postgres does not start
                  why    the directory DIR/postgres cannot be read
                  fix    mend the cause, give another --data-dir, or bring your own with --postgres
                """,
                "up",
                "--data-dir",
                folder.toString(),
                "--kafka",
                "127.0.0.1:1",
                "--collector-port",
                ports.get(0).toString(),
                "--site-port",
                ports.get(1).toString(),
                "--admin-port",
                ports.get(2).toString(),
                "--postgres-port",
                ports.get(3).toString());
    }

    private void tells(String code, String text, String... line) {
        var run = CommandRun.of(line);

        var err = run.err().replace(folder.toString(), "DIR").replaceAll("127.0.0.1:\\d+", "HOST");
        assertThat(err).isEqualTo(text);
        assertThat(run.code()).as("the code that the reference promises").isEqualTo(promised(code));
    }

    private static int promised(String code) {
        var row = Pattern.compile("(?m)^\\| " + code + " .*\\|[^|]*?(\\d+)[^|]*\\|$");
        var page = TestData.root().resolve("docs/reference/errors.md");
        try {
            var found = row.matcher(Files.readString(page));
            assertThat(found.find()).as("%s in %s", code, page).isTrue();
            return Integer.parseInt(found.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String write(String name, String text, Object... parts) throws IOException {
        return Files.writeString(folder.resolve(name), text.formatted(parts)).toString();
    }
}
