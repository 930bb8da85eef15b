package io.freshet.loader.pg.connect;

import io.freshet.loader.pg.connect.ConnectionUri.Malformed;
import io.freshet.loader.pg.connect.PgTarget.Host;
import io.freshet.loader.pg.connect.TlsSettings.Mode;
import io.freshet.runtime.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Reads where the database is: from one text, {@code url}, or from its parts. What is said twice
 * and differently is a problem; all of them are noted.
 */
final class TargetReader {

    private static final String FIX = "say it once";
    private static final Set<Mode> WITHOUT_PROOF = Set.of(Mode.DISABLE, Mode.ALLOW, Mode.PREFER);

    private final ConfigReader config;
    private final DriverParameters driver = new DriverParameters();
    private List<Host> hosts = List.of();
    private String database = "";
    private String user = "";
    private String password = "";
    private boolean pgbouncer;

    private TargetReader(ConfigReader config) {
        this.config = config;
    }

    /**
     * What the section says.
     *
     * @param target all but the password
     * @param password that of the address or of the driver's settings; may be empty
     * @param pgbouncer whether the address says that it is a pooler's
     */
    record Read(PgTarget target, String password, boolean pgbouncer) {}

    static Read read(ConfigReader config) {
        return new TargetReader(config).read();
    }

    private Read read() {
        if (config.has("url")
                || !(config.has("host") || config.has("port") || config.has("database"))) {
            url();
        } else {
            parts();
        }
        login();
        config.stringMap("properties").forEach(this::property);
        var passwordOfDriver = driver.remove(PGProperty.PASSWORD);
        if (passwordOfDriver != null) {
            if (!password.isEmpty() && !password.equals(passwordOfDriver)) {
                config.problem("properties", "password is said twice and differently", FIX);
            }
            password = passwordOfDriver;
        }
        var userOfDriver = driver.remove(PGProperty.USER);
        if (userOfDriver != null) {
            sameUser(userOfDriver, "properties");
        }
        tls(TlsSettings.read(config));
        return new Read(new PgTarget(hosts(), database, user, driver.all()), password, pgbouncer);
    }

    private List<Host> hosts() {
        if (hosts.size() > 1 && driver.get(PGProperty.TARGET_SERVER_TYPE) == null) {
            // after a fail-over the old primary may be there again, read-only
            put("targetServerType", "primary", "several hosts");
        }
        return hosts.isEmpty() ? List.of(new Host("localhost", PgTarget.DEFAULT_PORT)) : hosts;
    }

    private void url() {
        var text = config.string("url").check(ConnectionUri::isOne, ConnectionUri.FORM).required();
        for (var part : List.of("host", "port", "database")) {
            if (config.has(part)) {
                config.problem(
                        part, "postgres.url and postgres." + part + " exclude each other", FIX);
            }
        }
        // so that they are known, with their problems told
        config.strings("host").optional();
        config.integer("port").between(1, 65_535).optional();
        config.string("database").optional();
        if (!ConnectionUri.isOne(text)) {
            return;
        }
        try {
            var uri = ConnectionUri.parse(text);
            hosts = uri.hosts();
            database = uri.database();
            user = uri.user();
            password = uri.password();
            uri.parameters().forEach(this::parameter);
        } catch (Malformed e) {
            config.problem("url", "postgres.url cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private void parameter(String name, String value) {
        if (name.equals("pgbouncer")) { // as some poolers' addresses say it
            pgbouncer = Boolean.parseBoolean(value);
        } else if (name.equals("sslmode")) {
            mode(value, "url");
        } else {
            put(name, value, "url");
        }
    }

    private void property(String name, String value) {
        if (name.equals("sslmode")) {
            mode(value, "properties");
        } else {
            put(name, value, "properties");
        }
    }

    private void mode(String text, String key) {
        var mode = Mode.of(text);
        if (mode.isPresent()) {
            put(PGProperty.SSL_MODE.getName(), mode.get().text(), key);
        } else {
            config.problem(
                    key,
                    "postgres." + key + " has an unknown sslmode",
                    "disable, allow, prefer, require, verify-ca or verify-full");
        }
    }

    private void put(String name, String value, String key) {
        var problem = driver.put(name, value, "postgres." + key);
        if (problem != null) {
            config.problem(key, problem, "see the documentation of the JDBC driver");
        }
    }

    private void parts() {
        int port = config.integer("port").between(1, 65_535).orElse(PgTarget.DEFAULT_PORT);
        database = config.string("database").required();
        config.string("url").optional();
        var found = new ArrayList<Host>();
        for (var name : config.strings("host").orElse(List.of("localhost"))) {
            try {
                found.add(ConnectionUri.host(name, port));
            } catch (Malformed e) {
                config.problem(
                        "host", "postgres.host cannot be read", String.valueOf(e.getMessage()));
            }
        }
        hosts = found;
    }

    /** The reference's name of the role is {@code username}. */
    private void login() {
        for (var key : List.of("user", "username")) {
            var said = config.string(key).orElse("");
            if (!said.isEmpty()) {
                sameUser(said, key);
            }
        }
    }

    private void sameUser(String said, String key) {
        if (!user.isEmpty() && !user.equals(said)) {
            config.problem(
                    key, "postgres." + key + " is another role than one said elsewhere", FIX);
        }
        user = said;
    }

    private void tls(TlsSettings tls) {
        var said = tls.mode();
        if (said != null) {
            put(PGProperty.SSL_MODE.getName(), said.text(), "sslMode");
        }
        put(PGProperty.SSL_CERT, tls.cert(), "sslCert");
        put(PGProperty.SSL_KEY, tls.key(), "sslKey");
        put(PGProperty.SSL_PASSWORD, tls.keyPassword(), "sslKeyPassword");
        if ((driver.get(PGProperty.SSL_CERT) == null)
                && driver.get(PGProperty.SSL_KEY) != null
                && !String.valueOf(driver.get(PGProperty.SSL_KEY)).endsWith(".p12")) {
            config.problem("sslKey", "postgres.sslKey without sslCert", "name the certificate too");
        }
        if (tls.cert() != null && driver.get(PGProperty.SSL_KEY) == null) {
            config.problem("sslCert", "postgres.sslCert without sslKey", "name its key too");
        }
        authorities(tls.rootCert());
    }

    private void authorities(@Nullable String said) {
        put(PGProperty.SSL_ROOT_CERT, said, "sslRootCert");
        var root = driver.get(PGProperty.SSL_ROOT_CERT);
        var mode =
                Mode.of(Map.copyOf(driver.all()).getOrDefault("sslmode", "prefer"))
                        .orElse(Mode.PREFER);
        if (driver.get(PGProperty.SSL_FACTORY) != null) {
            return; // somebody who knows the driver
        }
        if (root != null && WITHOUT_PROOF.contains(mode)) {
            config.problem(
                    "sslRootCert",
                    "postgres.sslRootCert proves nothing with sslMode = " + mode.text(),
                    "sslMode = verify-full");
        } else if (mode == Mode.VERIFY_CA && (root == null || root.equals(TlsSettings.SYSTEM))) {
            config.problem(
                    "sslMode",
                    "sslMode = verify-ca with public authorities proves nothing: anybody can get a"
                            + " certificate from them",
                    "sslMode = verify-full, or name your own authority in sslRootCert");
        }
        if (mode == Mode.REQUIRE && root != null) {
            // As libpq does. The driver would encrypt and not look at who is there.
            driver.remove(PGProperty.SSL_MODE);
            mode = root.equals(TlsSettings.SYSTEM) ? Mode.VERIFY_FULL : Mode.VERIFY_CA;
            put(PGProperty.SSL_MODE.getName(), mode.text(), "sslMode");
        }
        if (mode == Mode.VERIFY_FULL && (root == null || root.equals(TlsSettings.SYSTEM))) {
            driver.remove(PGProperty.SSL_ROOT_CERT);
            put(
                    PGProperty.SSL_FACTORY.getName(),
                    "org.postgresql.ssl.DefaultJavaSSLFactory",
                    "sslRootCert");
        }
    }

    private void put(PGProperty property, @Nullable String value, String key) {
        if (value != null && !value.isEmpty()) {
            put(property.getName(), value, key);
        }
    }
}
