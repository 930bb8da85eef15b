package io.freshet.cli.config;

import io.freshet.runtime.config.ConfigReader;
import java.util.Locale;
import java.util.Map;

/**
 * What the file of Snowplow's Postgres loader says beside where the database is, which has the same
 * keys here under another section.
 *
 * @param saysSslMode whether it says how the connection is encrypted
 * @param fromLatest whether it begins with the next event that comes
 */
record SnowplowLoader(boolean saysSslMode, boolean fromLatest) {

    /** Its files may have all settings in a block of this name. */
    static final String BLOCK = "snowplow";

    /** Where it says what the database is. */
    static final String DATABASE = "output.good";

    /** The keys there, and what they are called in section {@code postgres}. */
    static final Map<String, String> KEYS =
            Map.of(
                    "host", "host",
                    "port", "port",
                    "database", "database",
                    "username", "user",
                    "password", "password",
                    "schema", "schema",
                    "sslMode", "sslMode");

    private static final String LATEST = "LATEST";

    /** Knows each key of its releases 0.2 and 0.3; whatever else stands there is a problem. */
    static SnowplowLoader read(ConfigReader config) {
        var database = config.section(DATABASE);
        for (var key : KEYS.keySet()) {
            if (key.equals("port")) {
                database.integer(key).between(1, 65_535).optional();
            } else {
                database.secret(key).optional();
            }
        }
        database.string("type").check("Postgres"::equals, "Postgres").optional();
        database.ignored("maxConnections", "connections says how many batches are written at once");
        database.ignored("threadPoolSize", "threads and connections say how much is done at once");
        database.ignored("sshTunnel", "open the tunnel beside the loader, and name its near end");
        config.ignored(
                "output.bad", "what cannot be loaded goes to topics.jsonBad, and then to Postgres");
        config.ignored("purpose", "events and bad rows are loaded by one loader; see badRows");
        config.ignored("monitoring", "metrics are served at admin.port, for Prometheus");
        config.ignored("backoffPolicy", "outages are waited for, as retry says");
        return new SnowplowLoader(database.has("sslMode"), fromLatest(config.section("input")));
    }

    private static boolean fromLatest(ConfigReader input) {
        var position =
                input.isSection("initialPosition")
                        ? ""
                        : input.string("initialPosition").orElse("");
        input.restIgnored("events come from topics.jsonEvent of kafka.bootstrapServers");
        return position.toUpperCase(Locale.ROOT).equals(LATEST);
    }
}
