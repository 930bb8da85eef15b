package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a NetworkPolicy lets out of a pod and into it, held against the pod's own settings. */
final class NetworkAssertions {

    private static final Pattern PORT = Pattern.compile(":(\\d+)");

    private NetworkAssertions() {}

    /** The ports that a component connects to by its settings, and why. */
    static Map<Integer, String> needed(Manifests manifests, Component component) {
        var needed = new TreeMap<Integer, String>();
        needed.put(53, "names");
        var settings = manifests.settings(component);
        for (var broker : settings.getOrDefault("kafka.bootstrapServers", "").split(",")) {
            needed.put(port(broker), "brokers");
        }
        var database = settings.get("postgres.url");
        if (database != null) {
            needed.put(port(database), "database");
        }
        if (component == Component.ENRICHER || component == Component.LOADER_PG) {
            needed.put(80, "registries");
            needed.put(443, "registries");
        }
        return needed;
    }

    /** Every port can be reached. */
    static void letsOut(Tree policy, Map<Integer, String> ports) {
        for (var port : ports.entrySet()) {
            assertThat(policy.at("egress").list())
                    .as("%s on %s", port.getValue(), port.getKey())
                    .anyMatch(
                            rule ->
                                    rule.at("to").isAbsent()
                                            && rule.at("ports").list().stream()
                                                    .anyMatch(
                                                            range -> covers(range, port.getKey())));
        }
    }

    /** The names of the ports that somebody may reach. */
    static Set<String> letsIn(Tree policy) {
        var names = new TreeSet<String>();
        for (var rule : policy.at("ingress").list()) {
            rule.at("ports").list().forEach(port -> names.add(port.at("port").text()));
        }
        return names;
    }

    private static boolean covers(Tree range, int port) {
        var first = Integer.parseInt(range.at("port").text());
        var last =
                range.at("endPort").isAbsent()
                        ? first
                        : Integer.parseInt(range.at("endPort").text());
        return first <= port && port <= last;
    }

    private static int port(String address) {
        var matcher = PORT.matcher(address);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no port in " + address);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
