package io.freshet.loader.pg.connect;

import io.freshet.runtime.config.ConfigReader;
import java.util.Map;

/**
 * Where the rows go and how to get there.
 *
 * @param target the database
 * @param password how its password is had
 * @param pooler whether transactions share sessions
 * @param schema database schema of events and entities
 * @param bookkeepingSchema database schema of our own tables
 * @param session server settings of our transactions, e.g. {@code statement_timeout}
 */
public record PgSettings(
        PgTarget target,
        PasswordSettings password,
        Pooler pooler,
        String schema,
        String bookkeepingSchema,
        Map<String, String> session) {

    /** Database schema of events and entities unless configured. */
    public static final String DEFAULT_SCHEMA = "atomic";

    /** Database schema of our own tables unless configured. */
    public static final String DEFAULT_BOOKKEEPING_SCHEMA = "freshet";

    public PgSettings {
        session = Map.copyOf(session);
    }

    /**
     * A database with all other settings at their defaults.
     *
     * @param url as the key {@code url}
     * @throws IllegalArgumentException when it cannot be read
     */
    public static PgSettings of(String url, String user, String password) {
        try {
            var uri = ConnectionUri.parse(url);
            var driver = new DriverParameters();
            uri.parameters().forEach((name, value) -> driver.put(name, value, "url"));
            return new PgSettings(
                    new PgTarget(uri.hosts(), uri.database(), user, driver.all()),
                    PasswordSettings.fixed(password),
                    Pooler.AUTO,
                    DEFAULT_SCHEMA,
                    DEFAULT_BOOKKEEPING_SCHEMA,
                    Map.of());
        } catch (ConnectionUri.Malformed e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Reads the section {@code postgres}. */
    public static PgSettings read(ConfigReader config) {
        var read = TargetReader.read(config);
        return new PgSettings(
                read.target(),
                password(config, read.password()),
                pooler(config, read.pgbouncer()),
                config.string("schema").orElse(DEFAULT_SCHEMA),
                config.string("bookkeepingSchema").orElse(DEFAULT_BOOKKEEPING_SCHEMA),
                config.stringMap("session"));
    }

    private static PasswordSettings password(ConfigReader config, String ofAddress) {
        var said = PasswordSettings.read(config);
        if (said.places() + (ofAddress.isEmpty() ? 0 : 1) > 1) {
            config.problem(
                    "password",
                    "the password is said in several places",
                    "one of postgres.password, passwordFile, passwordCommand, or the address");
        }
        return said.places() > 0 ? said : said.withValue(ofAddress);
    }

    private static Pooler pooler(ConfigReader config, boolean pgbouncer) {
        var pooler =
                config.oneOf("pooler", Pooler.class)
                        .orElse(pgbouncer ? Pooler.TRANSACTION : Pooler.AUTO);
        if (pgbouncer && pooler == Pooler.NONE) {
            config.problem(
                    "pooler", "postgres.pooler contradicts pgbouncer=true of the address", "");
        }
        return pooler;
    }

    /** The same with other database schemas. */
    public PgSettings withSchemas(String events, String bookkeeping) {
        return new PgSettings(target, password, pooler, events, bookkeeping, session);
    }

    /** JDBC URL of the database, without user, password and parameters. */
    public String url() {
        return target.jdbcUrl();
    }

    /** The role to log in with; may be empty. */
    public String user() {
        return target.user();
    }

    /** The address as it may be shown. */
    public String place() {
        return target.place();
    }

    @Override
    public String toString() {
        return "PgSettings[" + target + ", " + schema + "]";
    }
}
