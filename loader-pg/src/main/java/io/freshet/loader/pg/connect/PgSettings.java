package io.freshet.loader.pg.connect;

import io.freshet.runtime.config.ConfigReader;
import java.util.Map;

/**
 * Where the rows go.
 *
 * @param url JDBC URL, e.g. {@code jdbc:postgresql://db:5432/igludb}
 * @param user role to log in with; may be empty where the URL or the server says who
 * @param password its password; may be empty
 * @param schema database schema of events and entities
 * @param bookkeepingSchema database schema of our own tables
 * @param properties further settings of the JDBC driver, e.g. {@code sslmode}
 * @param session server settings of our sessions, e.g. {@code statement_timeout}
 */
public record PgSettings(
        String url,
        String user,
        String password,
        String schema,
        String bookkeepingSchema,
        Map<String, String> properties,
        Map<String, String> session) {

    /** Database schema of events and entities unless configured. */
    public static final String DEFAULT_SCHEMA = "atomic";

    private static final String DEFAULT_BOOKKEEPING_SCHEMA = "freshet";

    public PgSettings {
        properties = Map.copyOf(properties);
        session = Map.copyOf(session);
    }

    /** A database with all other settings at their defaults. */
    public static PgSettings of(String url, String user, String password) {
        return new PgSettings(
                url,
                user,
                password,
                DEFAULT_SCHEMA,
                DEFAULT_BOOKKEEPING_SCHEMA,
                Map.of(),
                Map.of());
    }

    /** Reads the section {@code postgres}. */
    public static PgSettings read(ConfigReader config) {
        return new PgSettings(
                config.string("url")
                        .check(
                                url -> url.startsWith("jdbc:postgresql:"),
                                "a JDBC URL, jdbc:postgresql://host:port/database")
                        .required(),
                config.string("user").orElse(""),
                config.secret("password").orElse(""),
                config.string("schema").orElse(DEFAULT_SCHEMA),
                config.string("bookkeepingSchema").orElse(DEFAULT_BOOKKEEPING_SCHEMA),
                config.stringMap("properties"),
                config.stringMap("session"));
    }

    /** The URL as far as it may be shown: its parameters may be secret. */
    public String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return "PgSettings[" + place() + ", " + user + ", " + schema + "]";
    }
}
