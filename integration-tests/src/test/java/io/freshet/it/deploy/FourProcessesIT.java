package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import io.freshet.embedded.FreePorts;
import io.freshet.it.chaos.loader.DatabaseServer;
import io.freshet.it.secure.PrintedAcls;
import io.freshet.it.secure.SecureBroker;
import io.freshet.runtime.problem.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The components as containers run them, each a process of its own with the command line and the
 * files that compose file and manifests give it: on a broker with TLS and passwords, where each
 * user may do what {@code freshet topics acls} prints and nothing else.
 */
class FourProcessesIT {

    private static final List<Component> COMPONENTS =
            List.of(
                    Component.COLLECTOR,
                    Component.ENRICHER,
                    Component.EVENTS_PROCESSOR,
                    Component.LOADER_PG);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BAD = "e=pv&p=web&tv=it&eid=no-uuid&aid=";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir private static Path directory;
    private static SecureBroker broker;
    private static DatabaseServer postgres;
    private static int postgresPort;
    private static PrintedAcls acls;

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(directory, DeployedFiles.BROKER_NAMES);
        postgresPort = FreePorts.one();
        postgres =
                new DatabaseServer(
                        directory.resolve("pg"),
                        postgresPort,
                        DeployedProcess.log("deployed-postgres"));
        acls = PrintedAcls.of(freshet("topics", "acls"));
        acls.apply(broker.openServers());
        topics("create", "--partitions", "1", "--retention", "3 days");
        topics("create", "--partitions", "2", "--alter", "--yes");
        topics("check", "--partitions", "2");
    }

    @AfterAll
    static void stop() {
        postgres.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void eventsGoThroughWithEachComponentApart(Deployment deployment) throws Exception {
        var app = "four-" + deployment.name().toLowerCase(Locale.ROOT);
        var home = directory.resolve(app);
        var files = new DeployedFiles(deployment, home, broker.saslPort(), postgresPort);
        var processes = new EnumMap<Component, DeployedProcess>(Component.class);
        try {
            for (var component : COMPONENTS) {
                processes.put(
                        component,
                        DeployedProcess.start(files.of(component), environment(component)));
            }
            processes.values().forEach(process -> process.awaitReady(PATIENCE));

            var collector = processes.get(Component.COLLECTOR).port();
            send(collector, "e=pv&p=web&tv=it&url=http%3A%2F%2Fa.example%2F&aid=" + app);
            send(collector, BAD + app);

            Awaitility.await("the rows of " + app)
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                assertThat(count("atomic.events where app_id = '" + app + "'"))
                                        .isEqualTo(1);
                                assertThat(
                                                count(
                                                        "freshet.bad_rows b where b::text like '%"
                                                                + app
                                                                + "%'"))
                                        .isEqualTo(1);
                            });
            everyPrintedRightIsUsed(collector);
            for (var process : processes.values()) {
                assertThat(process.stop())
                        .as(process.toString())
                        .isEqualTo(ExitCode.TERMINATED.code());
            }
        } finally {
            processes.values().forEach(DeployedProcess::close);
        }
    }

    /** What is seldom done is brought about; then each right was made use of, or it is too much. */
    private static void everyPrintedRightIsUsed(int collector) throws Exception {
        var oversize =
                "{\"schema\":\"s\",\"data\":[{\"e\":\"pv\",\"p\":\""
                        + "x".repeat(1_100_000)
                        + "\"}]}";
        HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + collector
                                                + "/com.snowplowanalytics.snowplow/tp2"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(oversize))
                        .build(),
                BodyHandlers.discarding());
        broker.write("snowplow_parsed_good", "no event");
        broker.write("snowplow_json_event", "no JSON");
        var users = new ArrayList<>(List.of("User:freshet-topics"));
        COMPONENTS.forEach(component -> users.add("User:freshet-" + component.command()));
        Awaitility.await("every right is used")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(acls.unused(users)).isEmpty());
    }

    private static void topics(String command, String... more) throws Exception {
        var line = new ArrayList<>(List.of("topics", command, "--config", topicsFile().toString()));
        line.addAll(List.of(more));
        freshet(line.toArray(String[]::new));
    }

    /** What an operator adds to the shipped files: who this component is to the brokers. */
    private static Map<String, String> environment(Component component) {
        return Map.of(
                "FRESHET_KAFKA__PRESET",
                "strimzi",
                "FRESHET_KAFKA__USERNAME",
                "freshet-" + component.command(),
                "FRESHET_KAFKA__PASSWORD_FILE",
                broker.passwordFile().toString(),
                "FRESHET_KAFKA__CA_FILE",
                broker.caFile().toString());
    }

    private static Path topicsFile() throws Exception {
        var file = directory.resolve("topics.hocon");
        return Files.writeString(
                file,
                """
                kafka {
                  bootstrapServers = "localhost:%d"
                  preset = strimzi
                  username = freshet-topics
                  passwordFile = "%s"
                  caFile = "%s"
                }
                """
                        .formatted(broker.saslPort(), broker.passwordFile(), broker.caFile()));
    }

    private static void send(int port, String query) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/i?" + query))
                        .method("GET", BodyPublishers.noBody())
                        .build();
        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private static long count(String from) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + postgresPort + "/igludb";
        try (var connection = DriverManager.getConnection(url, "sp_user", "sp_password");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A command that must succeed, and what it printed. */
    private static String freshet(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = Shell.commandLine(new FreshetCommand());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        assertThat(command.execute(arguments)).as(err.toString()).isZero();
        return out.toString();
    }
}
