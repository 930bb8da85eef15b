package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.connect.RealPostgres;
import io.freshet.loader.pg.connect.TestAuthority;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.StartFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modes of TLS against a server that has it. */
class TlsIT {

    /** Whoever waits so long has not understood that only a person can help. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir static Path directory;

    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static RealPostgres server;

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority(directory, "authority");
        authority.sign("localhost", "RSA", "dns:localhost");
        authority.sign("loader", "EC", "dns:loader");
        stranger = new TestAuthority(directory, "stranger");
        stranger.sign("impostor", "EC", "dns:loader");
        server =
                RealPostgres.start(
                        Map.of(
                                "ssl", "on",
                                "ssl_cert_file", authority.certificate("localhost").toString(),
                                "ssl_key_file", authority.key("localhost").toString(),
                                "ssl_ca_file", authority.certificate().toString()));
        server.run(
                RealPostgres.SUPERUSER,
                "CREATE ROLE anyhow LOGIN",
                "CREATE ROLE encrypted LOGIN",
                "CREATE ROLE loader LOGIN",
                "CREATE ROLE plain LOGIN");
        server.accessRules(
                "host all anyhow 127.0.0.1/32 trust",
                "hostssl all encrypted 127.0.0.1/32 trust",
                "hostssl all loader 127.0.0.1/32 cert",
                "hostnossl all plain 127.0.0.1/32 trust");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "disable, 127.0.0.1, anyhow, '', false",
        "allow, 127.0.0.1, anyhow, '', false",
        "allow, 127.0.0.1, encrypted, '', true",
        "prefer, 127.0.0.1, anyhow, '', true",
        "prefer, 127.0.0.1, plain, '', false",
        "require, 127.0.0.1, encrypted, '', true",
        "require, 127.0.0.1, encrypted, authority, true",
        "verify-ca, 127.0.0.1, encrypted, authority, true",
        "verify-full, localhost, encrypted, authority, true"
    })
    void eachModeEncryptsAsItSays(
            String mode, String host, String user, String root, boolean encrypted)
            throws SQLException {
        var settings = settings(host, user, "sslMode = " + mode + root(root));

        try (var connection = new PgConnections(settings).open()) {
            assertThat(isEncrypted(connection)).isEqualTo(encrypted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify-full | 127.0.0.1 | encrypted | authority | 127.0.0.1 | as its certificate",
                "verify-full | localhost | encrypted | stranger  | PKIX      | sslRootCert",
                "verify-ca   | localhost | encrypted | stranger  | PKIX      | sslRootCert",
                "require     | localhost | encrypted | stranger  | PKIX      | sslRootCert",
                "verify-full | localhost | encrypted | ''        | PKIX      | sslRootCert",
                "verify-full | localhost | encrypted | nowhere   | nowhere   | sslRootCert",
                "disable     | localhost | encrypted | ''        | no encryption | correct",
                "require     | localhost | plain     | ''        | SSL encryption | correct"
            })
    void whoCannotProveWhoItIsIsRefusedAtOnceWithTheReason(
            String mode, String host, String user, String root, String why, String fix) {
        var settings = settings(host, user, "sslMode = " + mode + root(root));

        assertThatThrownBy(() -> begin(settings))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo("F4004");
                            assertThat(e.problem().where()).contains(host);
                            assertThat(e.problem().why()).contains(why);
                            assertThat(e.problem().fix()).contains(fix);
                        });
    }

    @Test
    void aCertificateOfOursIsShownWhereTheServerWantsOne() throws SQLException {
        var ours =
                settings(
                        "localhost",
                        "loader",
                        "sslMode = verify-full" + root("authority") + keys(authority, "loader"));
        var others =
                settings(
                        "localhost",
                        "loader",
                        "sslMode = verify-full" + root("authority") + keys(stranger, "impostor"));
        var none = settings("localhost", "loader", "sslMode = verify-full" + root("authority"));

        try (var connection = new PgConnections(ours).open()) {
            assertThat(isEncrypted(connection)).isTrue();
        }
        assertThatThrownBy(() -> new PgConnections(others).open()).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> begin(none))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsWanted() {
        try (var bare = RealPostgres.start(Map.of())) {
            var settings = PgSettings.of(bare.url("postgres") + "?sslmode=require", "postgres", "");

            assertThatThrownBy(() -> begin(settings))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("does not support SSL");
        }
    }

    private static void begin(PgSettings settings) {
        var connections = new PgConnections(settings);
        new DatabaseStart(connections, settings, PATIENCE).await(connection -> null);
    }

    private static String root(String name) {
        return name.isEmpty() ? "" : ", sslRootCert = \"" + directory.resolve(name + ".crt") + '"';
    }

    private static String keys(TestAuthority signer, String name) {
        return ", sslCert = \"%s\", sslKey = \"%s\""
                .formatted(signer.certificate(name), signer.key(name));
    }

    private static PgSettings settings(String host, String user, String tls) {
        var section =
                "postgres { host = \"%s\", port = %d, database = postgres, user = %s, %s }"
                        .formatted(host, server.port(), user, tls);
        return ConfigSource.text("loader-pg", "test", section)
                .load(config -> config.section("postgres", PgSettings::read))
                .config();
    }

    private static boolean isEncrypted(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
