package io.freshet.loader.pg.connect;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres server with a configuration of its own, of another version if need be. Its superuser
 * is {@code postgres}; from loopback nobody is asked for a password unless {@link #accessRules} say
 * so.
 */
public final class RealPostgres implements AutoCloseable {

    /** The superuser. */
    public static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final Path data;

    private RealPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** A server of the usual version. */
    public static RealPostgres start(Map<String, String> configuration) {
        return start(configuration, null);
    }

    /**
     * A server.
     *
     * @param configuration as in {@code postgresql.conf}
     * @param programs the archive with its programs, or null for the usual ones
     */
    public static RealPostgres start(Map<String, String> configuration, @Nullable Path programs) {
        try {
            var directory = Files.createDirectories(Path.of("target", "test-postgres"));
            var root = Files.createTempDirectory(directory.toAbsolutePath(), "real");
            var data = root.resolve("data");
            System.setProperty("ot.epg.working-dir", root.resolve("scratch").toString());
            var builder =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(root.resolve("programs").toFile())
                            .setPgBinaryResolver(programs(programs))
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setLocaleConfig("locale", "C")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("password_encryption", "scram-sha-256")
                            .setServerConfig("shared_buffers", "16MB");
            configuration.forEach(builder::setServerConfig);
            var started = new RealPostgres(builder.start(), data);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new object each time: where programs were unpacked is remembered by it. */
    private static PgBinaryResolver programs(@Nullable Path archive) {
        return new PgBinaryResolver() {
            @Override
            public InputStream getPgBinary(String system, String machine) throws IOException {
                if (archive == null) {
                    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
                }
                try (var jar = new JarFile(archive.toFile())) {
                    var entry =
                            jar.stream()
                                    .filter(e -> e.getName().endsWith(".txz"))
                                    .findFirst()
                                    .orElseThrow(() -> new FileNotFoundException("" + archive));
                    return new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
                }
            }
        };
    }

    /** The port on loopback. */
    public int port() {
        return server.getPort();
    }

    /** JDBC URL without user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database.replace(" ", "%20");
    }

    /** Runs statements as superuser, each in a transaction of its own. */
    public void run(String database, String... statements) {
        try (var connection = superuser(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser; every statement is a transaction. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, "");
    }

    /** Lets others in by these lines of {@code pg_hba.conf}, the superuser always. */
    public void accessRules(String... lines) {
        try {
            var all = new ArrayList<>(List.of("host all " + SUPERUSER + " 127.0.0.1/32 trust"));
            all.addAll(List.of(lines));
            Files.write(data.resolve("pg_hba.conf"), all);
            run(SUPERUSER, "SELECT pg_reload_conf()");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
