package io.freshet.loader.pg.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Settings of the JDBC driver, each with where it was said, so that two places that say different
 * things are noticed. Names are the driver's; those of libpq that clouds put into their addresses
 * are understood too.
 */
final class DriverParameters {

    /** libpq's names of what the driver can do as well ("Parameter Key Words" of its manual). */
    private static final Map<String, String> OF_LIBPQ =
            Map.ofEntries(
                    Map.entry("application_name", "ApplicationName"),
                    Map.entry("connect_timeout", "connectTimeout"),
                    Map.entry("channel_binding", "channelBinding"),
                    Map.entry("gssencmode", "gssEncMode"),
                    Map.entry("krbsrvname", "kerberosServerName"),
                    Map.entry("load_balance_hosts", "loadBalanceHosts"),
                    Map.entry("require_auth", "requireAuth"),
                    Map.entry("sslnegotiation", "sslNegotiation"),
                    Map.entry("target_session_attrs", "targetServerType"));

    private static final Map<String, String> SERVER_TYPES =
            Map.of(
                    "read-write", "primary",
                    "read-only", "secondary",
                    "standby", "secondary",
                    "prefer-standby", "preferSecondary");

    /** Set by keys of their own, or not ours to change. */
    private static final Set<String> NOT_HERE = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    /**
     * Takes one setting.
     *
     * @param source where it was said, for a message
     * @return what is wrong with it, or null
     */
    @Nullable String put(String name, String value, String source) {
        var known = name(name);
        if (known == null) {
            return source + ": the driver has no setting " + name;
        }
        var driverValue = value(name, value);
        var before = values.putIfAbsent(known, driverValue);
        if (before != null && !before.equals(driverValue)) {
            return source + " contradicts " + sources.get(known);
        }
        sources.putIfAbsent(known, source);
        return null;
    }

    /** The value of one of the driver's settings. */
    @Nullable String get(PGProperty property) {
        return values.get(property.getName());
    }

    /** Takes one setting away. */
    @Nullable String remove(PGProperty property) {
        return values.remove(property.getName());
    }

    /** All by the driver's names. */
    Map<String, String> all() {
        return values;
    }

    private static @Nullable String name(String name) {
        if (name.equals("keepalives")) {
            return PGProperty.TCP_KEEP_ALIVE.getName();
        }
        var driverName = OF_LIBPQ.getOrDefault(name, name);
        var property = PGProperty.forName(driverName);
        return property == null || NOT_HERE.contains(property.getName())
                ? null
                : property.getName();
    }

    private static String value(String name, String value) {
        return switch (name) {
            case "target_session_attrs" -> SERVER_TYPES.getOrDefault(value, value);
            case "keepalives" -> String.valueOf(!value.equals("0"));
            case "load_balance_hosts" -> String.valueOf(value.equals("random"));
            default -> value;
        };
    }
}
