package io.freshet.loader.pg.connect;

import io.freshet.loader.pg.connect.PgTarget.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database's address in one text: the driver's {@code jdbc:postgresql://host:port/db?key=value}
 * or libpq's {@code postgresql://user:password@host:port/db?key=value} ("Connection URIs" in the
 * manual of libpq), both with one host or several. User and password may stand before the hosts or
 * among the parameters in either.
 *
 * @param hosts the hosts, empty where none is named
 * @param database empty where none is named
 * @param user empty where none is named
 * @param password empty where none is named
 * @param parameters all other parameters as they are written, decoded
 */
record ConnectionUri(
        List<Host> hosts,
        String database,
        String user,
        String password,
        Map<String, String> parameters) {

    private static final String JDBC = "jdbc:";
    private static final String RESERVED =
            "; in user and password @ is written %40, : %3A, / %2F, ? %3F, # %23, % %25";

    /** What a text must look like. */
    static final String FORM =
            "jdbc:postgresql://host:port/database or postgresql://user:password@host:port/database";

    /** The text is no such address. The message shows nothing of it, it may hold a password. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why);
        }
    }

    /** Whether the text claims to be such an address. */
    static boolean isOne(String text) {
        var uri = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
        return uri.startsWith("postgresql:") || uri.startsWith("postgres:");
    }

    /** Takes the text apart. */
    static ConnectionUri parse(String text) throws Malformed {
        boolean jdbc = text.startsWith(JDBC);
        var rest = jdbc ? text.substring(JDBC.length()) : text;
        rest = rest.substring(rest.indexOf(':') + 1);
        var parameters = new LinkedHashMap<String, String>();
        int question = rest.indexOf('?');
        if (question >= 0) {
            parameters(rest.substring(question + 1), jdbc, parameters);
            rest = rest.substring(0, question);
        }
        var authority = "";
        var database = rest;
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            database = slash < 0 ? "" : rest.substring(slash + 1);
        } else if (!jdbc) {
            throw new Malformed("must be " + FORM);
        } else if (rest.startsWith("/")) {
            database = rest.substring(1);
        }
        int at = authority.lastIndexOf('@');
        var login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        var user = decode(colon < 0 ? login : login.substring(0, colon), false);
        var password = decode(colon < 0 ? "" : login.substring(colon + 1), false);
        return new ConnectionUri(
                hosts(authority.substring(at + 1), parameters),
                decode(or(database, parameters.remove("dbname")), jdbc),
                or(user, parameters.remove("user")),
                or(password, parameters.remove("password")),
                parameters);
    }

    private static String or(String first, @Nullable String second) {
        return first.isEmpty() && second != null ? second : first;
    }

    private static List<Host> hosts(String list, Map<String, String> parameters) throws Malformed {
        var host = parameters.remove("host");
        var port = parameters.remove("port");
        var found = new ArrayList<Host>();
        if (!list.isEmpty()) {
            for (var one : list.split(",", -1)) {
                found.add(host(decode(one, false), PgTarget.DEFAULT_PORT));
            }
        } else if (host != null) {
            var ports = port == null ? new String[] {""} : port.split(",", -1);
            var names = host.split(",", -1);
            if (ports.length != 1 && ports.length != names.length) {
                throw new Malformed("as many ports as hosts are needed, or one");
            }
            for (int i = 0; i < names.length; i++) {
                found.add(new Host(name(names[i]), port(ports[ports.length == 1 ? 0 : i])));
            }
        } else if (port != null) {
            found.add(new Host("localhost", port(port)));
        }
        return found;
    }

    /** Reads {@code name}, {@code name:port}, {@code [IPv6]} or {@code [IPv6]:port}. */
    static Host host(String text, int defaultPort) throws Malformed {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', Math.max(0, bracket));
        if (bracket < 0 && colon != text.lastIndexOf(':')) {
            throw new Malformed("an IPv6 address needs brackets: [::1]:5432" + RESERVED);
        }
        var name = colon < 0 ? text : text.substring(0, colon);
        var port = colon < 0 ? "" : text.substring(colon + 1);
        return new Host(
                name(bracket < 0 ? name : name.substring(1, bracket)),
                port.isEmpty() ? defaultPort : port(port));
    }

    private static String name(String name) throws Malformed {
        if (name.startsWith("/") || name.startsWith("@")) {
            throw new Malformed("a Unix socket cannot be used, name a host");
        }
        return name.isEmpty() ? "localhost" : name;
    }

    private static int port(String text) throws Malformed {
        try {
            int port = text.isEmpty() ? PgTarget.DEFAULT_PORT : Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw new Malformed("a port is no number" + RESERVED);
        }
        throw new Malformed("a port is 1 to 65535");
    }

    private static void parameters(String query, boolean jdbc, Map<String, String> into)
            throws Malformed {
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new Malformed("a parameter is name=value" + RESERVED);
            }
            into.put(
                    decode(pair.substring(0, equals), jdbc),
                    decode(pair.substring(equals + 1), jdbc));
        }
    }

    /** Bytes written as {@code %XX} are UTF-8; only JDBC has {@code +} for a blank. */
    private static String decode(String text, boolean plusIsBlank) throws Malformed {
        try {
            var plain = plusIsBlank ? text : text.replace("+", "%2B");
            return URLDecoder.decode(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new Malformed("% stands before two hexadecimal digits" + RESERVED);
        }
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "ConnectionUri[" + hosts + ", " + database + "]";
    }
}
