package io.freshet.webapp.http;

import io.freshet.runtime.config.ConfigReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may look into the dashboard, and what it looks at beside topics and tables.
 *
 * @param token what a person or program must know; empty = none is asked for
 * @param identityHeader the header in which a proxy that has logged people in names them
 * @param trustedProxies addresses whose identity header is believed
 * @param hosts names under which the dashboard is asked for, beside loopback's and its own
 * @param maxStreams most live streams at once
 * @param components admin address of each component, by its name
 */
public record DashboardSettings(
        Optional<String> token,
        Optional<String> identityHeader,
        List<String> trustedProxies,
        List<String> hosts,
        int maxStreams,
        Map<String, URI> components) {

    private static final int SHORTEST_TOKEN = 16;

    public DashboardSettings {
        trustedProxies = List.copyOf(trustedProxies);
        hosts = List.copyOf(hosts);
        components = Map.copyOf(components);
    }

    /** For loopback: nobody is asked who they are. */
    public static DashboardSettings open() {
        return new DashboardSettings(
                Optional.empty(), Optional.empty(), List.of(), List.of(), 64, Map.of());
    }

    /**
     * Reads the section {@code dashboard}.
     *
     * @param host the address that is bound
     */
    public static DashboardSettings read(ConfigReader config, String host) {
        var token =
                config.secret("token")
                        .check(
                                text -> text.length() >= SHORTEST_TOKEN,
                                SHORTEST_TOKEN + " characters or more")
                        .optional();
        var identityHeader =
                config.string("identityHeader")
                        .check(text -> text.matches("[A-Za-z0-9-]+"), "the name of a header")
                        .optional();
        var proxies = config.strings("trustedProxies").orElse(List.of());
        if (identityHeader.isPresent() && proxies.isEmpty()) {
            config.problem(
                    "identityHeader",
                    "dashboard.identityHeader without dashboard.trustedProxies: anyone could write"
                            + " the header",
                    "list the addresses of the proxy in dashboard.trustedProxies, e.g. [\"10.0.0.0/8\"]");
        }
        for (var proxy : proxies) {
            if (!AddressRange.isValid(proxy)) {
                config.problem(
                        "trustedProxies",
                        "dashboard.trustedProxies holds what is no address: " + proxy,
                        "write addresses or ranges, e.g. \"10.1.2.3\" or \"10.0.0.0/8\"");
            }
        }
        if (!config.has("token") && identityHeader.isEmpty() && !Loopback.is(host)) {
            config.problem(
                    "F6015",
                    "token",
                    "the dashboard shows events to all who reach " + host + ", and asks nobody",
                    "set dashboard.token (FRESHET_WEBAPP__DASHBOARD__TOKEN), or"
                            + " dashboard.identityHeader behind a proxy that logs people in, or host"
                            + " = 127.0.0.1");
        }
        return new DashboardSettings(
                token,
                identityHeader,
                proxies,
                config.strings("hosts").orElse(List.of()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                config.integer("maxStreams").between(1, 1000).orElse(64),
                components(config));
    }

    private static Map<String, URI> components(ConfigReader config) {
        var addresses = new TreeMap<String, URI>();
        config.stringMap("components")
                .forEach(
                        (name, text) -> {
                            try {
                                var uri = URI.create(text);
                                if (uri.getHost() != null && "http".equals(uri.getScheme())) {
                                    addresses.put(name, uri);
                                    return;
                                }
                            } catch (IllegalArgumentException noUri) {
                                // told below
                            }
                            config.problem(
                                    "components",
                                    "the admin address of " + name + " is no http URL",
                                    "write e.g. http://" + name + ":8000");
                        });
        return addresses;
    }

    /** Whether whoever asks must say who they are. */
    boolean asksWho() {
        return token.isPresent() || identityHeader.isPresent();
    }

    @Override
    public String toString() {
        return "DashboardSettings[token="
                + (token.isPresent() ? "****" : "none")
                + ", identityHeader="
                + identityHeader
                + ", hosts="
                + hosts
                + "]";
    }
}
