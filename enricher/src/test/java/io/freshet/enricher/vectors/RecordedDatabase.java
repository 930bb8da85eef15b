package io.freshet.enricher.vectors;

import io.freshet.vectors.TestData;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The database that recorded cases ask: a real Postgres with the fixtures' tables, which lets the
 * user {@code postgres} in with whatever password. Started when first asked for, once per process.
 */
public final class RecordedDatabase {

    private RecordedDatabase() {}

    /** Its loopback port. */
    public static int port() {
        return Holder.SERVER.getPort();
    }

    /** Runs statements, in a transaction each. */
    public static void execute(String... statements) {
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a user whom the database asks for the password, unlike others. */
    public static synchronized void requirePasswordOf(String user, String password) {
        execute(
                "drop role if exists " + user,
                "create role " + user + " login password '" + password + "'");
        var rule = "host all " + user + " 127.0.0.1/32 scram-sha-256\n";
        try {
            var file = Path.of(value("show hba_file"));
            Files.writeString(file, rule + Files.readString(file).replace(rule, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("select pg_reload_conf()");
    }

    private static String value(String sql) {
        try (var connection = Holder.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var folder = Files.createDirectories(Path.of("target", "recorded-database"));
                var server =
                        EmbeddedPostgres.builder()
                                .setOverrideWorkingDirectory(folder.toAbsolutePath().toFile())
                                .setLocaleConfig("locale", "C")
                                .setLocaleConfig("encoding", "UTF-8")
                                .start();
                var setup = Files.readString(TestData.path("enrich/fixtures/sql-setup.sql"));
                try (var connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute(setup);
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("the fixtures' tables cannot be made", e);
            }
        }
    }
}
