package io.freshet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    /** For what a used directory is good enough for: making one takes seconds. */
    @TempDir private static Path shared;

    @TempDir private Path fresh;

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        PostmasterProcess.stopOrphan(shared.resolve("data"));
        PostmasterProcess.stopOrphan(fresh.resolve("data"));
    }

    @Test
    void rowsSurviveARestartHoweverOldTheyAre() throws Exception {
        try (var postgres = start(shared)) {
            execute(postgres, "create schema atomic; create table atomic.old as select 42 as n");
        }
        // What is old counts as forgotten to the library, and it deletes what is forgotten.
        Files.setLastModifiedTime(
                shared.resolve("data/epg-lock"),
                FileTime.from(Instant.now().minus(Duration.ofDays(30))));

        String found;
        try (var postgres = start(shared)) {
            found = ask(postgres, "select n from atomic.old");
        }

        assertThat(found).isEqualTo("42");
    }

    @Test
    void commitsReachTheDisk() throws Exception {
        try (var postgres = start(shared)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void isUtf8OnLoopbackBehindPasswordsAndForTheOwnerOnly() throws Exception {
        try (var postgres = start(shared)) {
            assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show is_superuser")).isEqualTo("off");
            assertThat(Files.getPosixFilePermissions(shared))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                                    postgres.jdbcUrl(), "postgres", "guessed")
                                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void theServerThatAKilledProcessLeftBehindIsReplaced() throws Exception {
        KilledProcess.run(fresh, "create table kept as select 7 as n");
        var orphan = PostmasterProcess.find(fresh.resolve("data")).orElseThrow();

        String found;
        try (var postgres = start(fresh)) {
            found = ask(postgres, "select n from kept");
        }

        assertThat(found).isEqualTo("7");
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void aLockFileWhoseProcessIsSomeOtherProgramIsNoObstacle() throws Exception {
        try (var postgres = start(shared)) {
            execute(postgres, "create table locked as select 8 as n");
        }
        var self = ProcessHandle.current().pid();
        Files.writeString(
                shared.resolve("data/postmaster.pid"),
                self + "\n" + shared.resolve("data") + "\n1\n1\n\nlocalhost\n1 1\nready\n");

        try (var postgres = start(shared)) {
            assertThat(ask(postgres, "select n from locked")).isEqualTo("8");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aPreparationThatWasKilledIsBegunAnew() throws Exception {
        Files.createDirectories(fresh.resolve("data"));
        Files.writeString(fresh.resolve("data/postgresql.conf"), "# half of initdb\n");

        try (var postgres = start(fresh)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatEndsByItselfIsReported() throws Exception {
        var failures = new CopyOnWriteArrayList<String>();
        var postgres = EmbeddedPostgres.start(shared, FreePorts.one(), failures::add);
        try (postgres) {
            PostmasterProcess.stopOrphan(shared.resolve("data"));

            Awaitility.await().untilAsserted(() -> assertThat(failures).hasSize(1));
        }
    }

    @Test
    void aTakenPortIsRefusedAtOnce() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    EmbeddedPostgres.start(
                                            shared, taken.getLocalPort(), failure -> {}))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessage("port " + taken.getLocalPort() + " is taken");
        }
    }

    private static EmbeddedPostgres start(Path directory) {
        return EmbeddedPostgres.start(directory, FreePorts.one(), failure -> {});
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(),
                                EmbeddedPostgres.USER,
                                EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(),
                                EmbeddedPostgres.USER,
                                EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
