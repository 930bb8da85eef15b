package io.freshet.loader.pg.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which database, as whom, and how the driver is to speak with it; everything but the password.
 *
 * @param hosts where the database may be, the first one tried first; one or more
 * @param database its name; empty is the role's name
 * @param user role to log in with; empty is the operating system's user
 * @param driver settings of the JDBC driver, TLS included
 */
public record PgTarget(List<Host> hosts, String database, String user, Map<String, String> driver) {

    static final int DEFAULT_PORT = 5432;

    /**
     * One server, or a pooler or proxy before it.
     *
     * @param name name or address; of IPv6 without brackets
     * @param port 1 to 65535
     */
    public record Host(String name, int port) {

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    public PgTarget {
        hosts = List.copyOf(hosts);
        driver = Map.copyOf(driver);
    }

    /** For the driver; without user, password and parameters. */
    String jdbcUrl() {
        var encoded = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        return "jdbc:postgresql://" + places() + "/" + encoded;
    }

    /** For people and logs: hosts and database, no secret. */
    public String place() {
        return "postgresql://" + places() + "/" + database;
    }

    private String places() {
        return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return place() + " as " + user;
    }
}
