package io.freshet.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freshet.embedded.FreePorts;
import io.freshet.loader.pg.row.EventsTable;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults are planted one by one; doctor finds each and names the way out. */
class DoctorIT {

    private static final String UNKNOWN_SCHEMA = "iglu:com.acme/lost/jsonschema/1-0-0";
    private static final String RESOLVER =
            """
            {"schema":"iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-2",
             "data":{"cacheSize":10,"repositories":[
              {"name":"Ours","priority":0,"vendorPrefixes":[],
               "connection":{"http":{"uri":"http://127.0.0.1:%d"}}},
              {"name":"Shipped","priority":1,"vendorPrefixes":[],
               "connection":{"embedded":{"path":"/iglu-schemas"}}}]}}""";

    @TempDir private static Path directory;
    private static Backends backends;

    @BeforeAll
    static void start() throws Exception {
        backends = Backends.start(directory.resolve("backends"));
    }

    @AfterAll
    static void stop() {
        if (backends != null) {
            backends.close();
        }
    }

    @Test
    void aSoundSetUpIsLeftInPeace() throws Exception {
        backends.createTopics("sound_", Map.of());
        backends.send("sound_snowplow_parsed_good", 0, Instant.now(), "");
        readToTheEnd("sound_freshet-events-processor", "sound_snowplow_parsed_good");
        var ports = FreePorts.several(5);
        var folder = settings("sound", "sound_");
        folder.write(
                Map.of(
                        "collector",
                        "port = %d, admin.port = %d, spool.directory = \"%s\", spool.maxBytes = 1MiB\n"
                                .formatted(ports.get(0), ports.get(1), directory.resolve("spool")),
                        "enricher",
                        "admin.port = " + ports.get(2),
                        "events-processor",
                        "admin.port = " + ports.get(3),
                        "loader-pg",
                        "admin.port = " + ports.get(4)));
        var registry = registryWithoutSchemas();
        try {
            var run =
                    doctor(
                            folder,
                            "--iglu-config",
                            resolver(registry.getAddress().getPort()).toString(),
                            "--enrichments",
                            fingerprintAlone().toString(),
                            "--here");

            assertThat(run.complaints()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.json().path("pass").asInt()).isGreaterThan(30);
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void manyFaultsAtOnceAreAllFound() throws Exception {
        backends.createTopics(
                "ill_",
                Map.of(
                        "snowplow_raw_good", Map.of("retention.ms", "3600000"),
                        "snowplow_raw_bad", Map.of("max.message.bytes", "100000"),
                        "snowplow_parsed_good", Map.of("cleanup.policy", "compact"),
                        "snowplow_parsed_bad", Map.of("min.insync.replicas", "2")));
        backends.deleteTopic("ill_snowplow_json_bad");
        var twoMinutesAgo = Instant.now().minus(Duration.ofMinutes(2));
        backends.send("ill_snowplow_raw_good", 0, twoMinutesAgo, "");
        // as far ahead as brokers let a clock be wrong
        var ahead = Instant.now().plus(Duration.ofMinutes(50));
        backends.send("ill_snowplow_parsed_good", 1, ahead, UNKNOWN_SCHEMA);
        backends.sql("CREATE SCHEMA ill_books", "REVOKE ALL ON SCHEMA ill_books FROM CURRENT_USER");
        var file = Files.writeString(directory.resolve("a-file"), "");
        var broken = Files.createDirectories(directory.resolve("broken-enrichments"));
        Files.writeString(broken.resolve("anon_ip.json"), "{\"schema\": 1}");
        try (var somebody = new ServerSocket(0)) {
            var folder = settings("ill", "ill_");
            folder.write(
                    Map.of(
                            "collector",
                            """
                            port = %d, spool.directory = "%s/spool", enableDefaultRedirect = true
                            cookie { sameSite = None, secure = false }
                            """
                                    .formatted(somebody.getLocalPort(), file),
                            "loader-pg",
                            """
                            topics.jsonEvent = elsewhere, threads = 3
                            postgres.bookkeepingSchema = ill_books
                            """));

            var run =
                    doctor(
                            folder,
                            "--iglu-config",
                            resolver(1).toString(),
                            "--enrichments",
                            broken.toString(),
                            "--here");

            found(
                    run,
                    "fail",
                    "topics-meet",
                    "reads ill_elsewhere",
                    "topics.jsonEvent of the loader");
            found(run, "fail", "cookie", "browsers refuse", "cookie.secure = true");
            found(run, "warn", "redirect", "any host", "redirectDomains");
            found(run, "fail", "topics", "ill_snowplow_json_bad", "topics create");
            found(run, "fail", "topics", "ill_elsewhere", "topics create");
            found(run, "warn", "retention", "1 h 0 min", "retention.ms=259200000");
            found(run, "fail", "retention", "compact", "cleanup.policy=delete");
            found(run, "fail", "record-size", "ill_snowplow_raw_bad", "max.message.bytes=");
            found(run, "fail", "replication", "ill_snowplow_parsed_bad", "min.insync.replicas=1");
            found(run, "fail", "lag", "ill_freshet-enricher", "start the enricher");
            found(run, "warn", "record-clock", "ill_snowplow_parsed_good", "NTP");
            found(run, "fail", "grants", "may not make", "GRANT USAGE, CREATE ON SCHEMA");
            found(run, "fail", "registries", "http://127.0.0.1:1", "correct its address");
            found(run, "fail", "schemas", UNKNOWN_SCHEMA, "put it into a registry");
            found(run, "fail", "enrichments", "ValidationError", "mend what is named");
            found(run, "fail", "ports", "the collector wants it", "another port");
            found(run, "fail", "folders", "a-file/spool", "spool.directory");
            assertThat(run.code()).as("a registry is not reachable").isEqualTo(4);
        }
    }

    @Test
    void tablesThatSomebodyChangedAreFound() throws Exception {
        backends.sql(
                "CREATE SCHEMA altered",
                EventsTable.create("altered"),
                "ALTER TABLE altered.events DROP COLUMN app_id",
                "CREATE INDEX ON altered.events (event_id)");
        var folder = settings("altered", "altered_").writeLoader("schema = altered", "");

        var run = doctor(folder);

        found(run, "fail", "columns", "lacks app_id", "ADD COLUMN");
        found(run, "warn", "indexes", "collector_tstamp", "CREATE INDEX CONCURRENTLY");
        assertThat(run.complaints()).noneMatch(each -> each.contains("on event_id"));
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatTakesNoRowsIsFound() throws Exception {
        var folder = settings("read-only", "none_").writeLoader("", "");
        backends.sql("ALTER ROLE CURRENT_USER SET default_transaction_read_only = on");
        try {
            found(
                    doctor(folder),
                    "fail",
                    "database",
                    "read-only",
                    "SET default_transaction_read_only = off");
        } finally {
            backends.sql(
                    "SET default_transaction_read_only = off",
                    "ALTER ROLE CURRENT_USER RESET default_transaction_read_only");
        }
    }

    @Test
    void aWrongPasswordIsFound() throws Exception {
        var folder = settings("password", "none_").writeLoader("password = wrong", "");

        var run = doctor(folder);

        found(run, "fail", "database", "password authentication failed", "user and password");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void brokersThatAreAwayAreFound() throws Exception {
        var file = Files.writeString(directory.resolve("collector.hocon"), "");
        var line = List.of("doctor", "--config", file.toString(), "--kafka", "127.0.0.1:1");
        var run = CommandRun.of(with(line, "-o", "json"));

        found(run, "fail", "brokers", "127.0.0.1:1", "--kafka");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void anUnknownKeyIsFoundAndTheRestIsLookedAt() throws Exception {
        backends.createTopics("key_", Map.of());
        var folder = settings("key", "key_").write(Map.of("collector", "prot = 8080"));

        var run = doctor(folder);

        found(run, "fail", "readable", "prot", "port");
        assertThat(run.out()).contains("\"check\":\"lag\"");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void lagIsToldInRecordsAndSecondsWhereverThePositionIsKept() throws Exception {
        backends.createTopics("lag_", Map.of());
        var tenMinutesAgo = Instant.now().minus(Duration.ofMinutes(10));
        backends.send("lag_snowplow_raw_good", 0, tenMinutesAgo, "");
        backends.send("lag_snowplow_parsed_good", 0, tenMinutesAgo, "");
        backends.send("lag_snowplow_json_event", 1, Instant.now(), "");
        // The record is read; the marker of its transaction, which nobody gets, is not.
        commit("lag_freshet-events-processor", "lag_snowplow_parsed_good", 1);
        backends.sql(
                "CREATE SCHEMA lag_books",
                "CREATE TABLE lag_books.loader_offsets (consumer_group text, topic text,"
                        + " partition integer, topic_id text, next_offset bigint)",
                "INSERT INTO lag_books.loader_offsets VALUES"
                        + " ('lag_freshet-loader-pg', 'lag_snowplow_json_event', 1, null, 1)");
        var folder =
                settings("lag", "lag_")
                        .write(Map.of("loader-pg", "postgres.bookkeepingSchema = lag_books"));
        var line = List.of("lag", "--config", folder.path().toString(), "--max-age", "300");

        var json = CommandRun.of(with(line, "-o", "json")).json();
        var text = CommandRun.of(line);

        var enricher = json.path("groups").get(0);
        assertThat(enricher.path("records").asInt()).isEqualTo(2);
        assertThat(enricher.path("seconds").asDouble()).isBetween(600.0, 700.0);
        assertThat(json.path("groups").get(1).path("records").asInt(-1)).isZero();
        var loader = json.path("groups").get(2);
        assertThat(loader.path("group").asString()).isEqualTo("lag_freshet-loader-pg");
        assertThat(loader.path("records").asInt(-1)).isZero();
        assertThat(text.out()).containsPattern("lag_freshet-enricher +2 +10 min");
        assertThat(text.code()).isEqualTo(1);
    }

    /** One finding of the check says what is wrong, and its last part how to mend it. */
    private static void found(CommandRun run, String level, String check, String what, String fix) {
        assertThat(run.complaints())
                .filteredOn(complaint -> complaint.startsWith(level + " | " + check + " | "))
                .as("%s: %s, mended by %s", check, what, fix)
                .anyMatch(
                        complaint ->
                                complaint.contains(what)
                                        && complaint
                                                .substring(complaint.lastIndexOf(" | "))
                                                .contains(fix));
    }

    private static CommandRun doctor(SettingsFolder folder, String... more) {
        var line = new ArrayList<>(List.of("doctor", "--config", folder.path().toString()));
        line.addAll(List.of(more));
        return CommandRun.of(with(line, "-o", "json"));
    }

    private static List<String> with(List<String> line, String... more) {
        var all = new ArrayList<>(line);
        all.addAll(List.of(more));
        return all;
    }

    private static SettingsFolder settings(String name, String prefix) throws IOException {
        return new SettingsFolder(directory.resolve("settings-" + name), backends, prefix);
    }

    private static Path resolver(int port) throws IOException {
        var file = directory.resolve("resolver-" + port + ".json");
        return Files.writeString(file, RESOLVER.formatted(port));
    }

    private static HttpServer registryWithoutSchemas() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(404, -1);
                    }
                });
        server.start();
        return server;
    }

    private static Path fingerprintAlone() throws IOException {
        var folder = Files.createDirectories(directory.resolve("enrichments"));
        var name = "event_fingerprint_config.json";
        Files.copy(
                TestData.root().resolve("config/enrichments").resolve(name), folder.resolve(name));
        return folder;
    }

    private static void readToTheEnd(String group, String topic) throws Exception {
        commit(group, topic, 2);
    }

    private static void commit(String group, String topic, long offset) throws Exception {
        try (var admin = backends.admin()) {
            admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition(topic, 0),
                                    new OffsetAndMetadata(offset),
                                    new TopicPartition(topic, 1),
                                    new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }
}
