package io.freshet.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres server as a child of this process, on loopback, its programs and data kept in a
 * directory, with one database whose owner is a role that is not superuser. Everything that was
 * committed is on disk.
 *
 * <p>Works as root too: the programs then run in a user namespace of their own.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database. */
    public static final String DATABASE = "igludb";

    /** The role that owns the database. */
    public static final String USER = "sp_user";

    /** The password of {@link #USER}. */
    public static final String PASSWORD = "sp_password";

    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    /** The usual programs; where they were unpacked is remembered per resolver, so per folder. */
    private record Programs(Path folder) implements PgBinaryResolver {

        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final int port;
    private volatile boolean closing;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server and returns when it can be used. A server that an earlier process left behind
     * in the directory is stopped first.
     *
     * @param root where programs and data are; made if absent, belongs to one process at a time
     * @param port loopback port for clients
     * @param onFailure hears, on some thread, that the server has ended by itself
     * @throws EmbeddedFailure when it does not start
     */
    public static EmbeddedPostgres start(Path root, int port, Consumer<String> onFailure) {
        if (!FreePorts.isFree(port)) {
            throw new EmbeddedFailure("port " + port + " is taken", null);
        }
        PostgresDirectory directory = null;
        try {
            directory = PostgresDirectory.prepare(root);
            PostmasterProcess.stopOrphan(directory.data());
            var server = launch(directory, port);
            if (!directory.prepared().exists()) {
                createDatabase(port, directory.password());
                directory.prepared().set();
            }
            var postgres = new EmbeddedPostgres(server, port);
            postgres.watch(directory.data(), onFailure);
            return postgres;
        } catch (EmbeddedFailure e) {
            throw e;
        } catch (Exception e) { // zonky declares IOException and throws many
            throw failure(root, directory, e);
        }
    }

    private static EmbeddedFailure failure(
            Path root, @Nullable PostgresDirectory directory, Exception cause) {
        if (directory == null) {
            return new EmbeddedFailure("the embedded Postgres cannot use " + root, cause);
        }
        try {
            PostmasterProcess.stopOrphan(directory.data()); // half-way up, and nobody's now
        } catch (IOException | EmbeddedFailure e) {
            cause.addSuppressed(e);
        }
        return new EmbeddedFailure(
                "the embedded Postgres does not start; it says why in " + directory.log(), cause);
    }

    /**
     * Stops the server that an earlier process left behind in a directory when it was killed, if
     * there is one; its port is free afterwards.
     *
     * @param root as for {@link #start}
     * @throws EmbeddedFailure when it does not stop
     */
    public static void stopOrphan(Path root) {
        try {
            PostmasterProcess.stopOrphan(PostgresDirectory.at(root).data());
        } catch (IOException e) {
            throw new EmbeddedFailure("the directory " + root + " cannot be read", e);
        }
    }

    /** JDBC URL of {@link #DATABASE}, without user and password. */
    public String jdbcUrl() {
        return url(port, DATABASE);
    }

    /** Stops the server; connections still open are cut. */
    @Override
    public void close() {
        closing = true;
        try {
            server.close();
        } catch (IOException e) {
            LOGGER.atWarn().addKeyValue("error", e.getMessage()).log("Postgres did not stop well");
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
            PostgresDirectory directory, int port) throws IOException {
        // It makes this folder and deletes what looks old in it; by default one that all users of
        // the machine share.
        System.setProperty("ot.epg.working-dir", directory.scratch().toString());
        var log = Redirect.appendTo(directory.log().toFile());
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.programs().toFile())
                .setPgBinaryResolver(new Programs(directory.programs()))
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", directory.password())
                // These become options of initdb, after its "trust everybody".
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // Off unless asked for, because the library is made for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("jit", "off")
                .start();
    }

    private static void createDatabase(int port, String superuserPassword) throws SQLException {
        try (var connection = connect(port, superuserPassword);
                var statement = connection.createStatement()) {
            statement.execute("create role " + USER + " login password '" + PASSWORD + "'");
            statement.execute("create database " + DATABASE + " owner " + USER);
        }
    }

    private static Connection connect(int port, String superuserPassword) throws SQLException {
        return DriverManager.getConnection(url(port, "postgres"), "postgres", superuserPassword);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void watch(Path dataDirectory, Consumer<String> onFailure) throws IOException {
        var postmaster = PostmasterProcess.find(dataDirectory);
        if (postmaster.isEmpty()) {
            LOGGER.atDebug().log("the process table does not show the server");
            return;
        }
        var unused =
                postmaster
                        .get()
                        .onExit()
                        .thenRun(
                                () -> {
                                    if (!closing) {
                                        onFailure.accept("the Postgres server ended by itself");
                                    }
                                });
    }
}
