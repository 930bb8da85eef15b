package io.freshet.cli.setup;

import io.freshet.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Brokers and who we are there: two components with equal ones can be asked about at once.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param connection what it takes to connect: client settings of security alone
 */
public record Cluster(String bootstrapServers, Map<String, String> connection) {

    /** Kafka Streams tells its clients' settings apart by these; later ones win. */
    private static final List<String> CLIENTS = List.of("", "producer.", "admin.", "consumer.");

    private static final List<String> SECURITY =
            List.of("security.", "sasl.", "ssl.", "client.dns.lookup");

    public Cluster {
        connection = Map.copyOf(connection);
    }

    /**
     * Takes what matters for connecting out of a component's settings.
     *
     * @param more further settings of the component, which win
     */
    public static Cluster of(KafkaSettings kafka, Map<String, String> more) {
        var all = kafka.with(more).properties();
        var connection = new TreeMap<String, String>();
        for (var client : CLIENTS) {
            all.forEach(
                    (key, value) -> {
                        var name = key.startsWith(client) ? key.substring(client.length()) : "";
                        if (SECURITY.stream().anyMatch(name::startsWith)) {
                            connection.put(name, value);
                        }
                    });
        }
        return new Cluster(kafka.bootstrapServers(), connection);
    }

    /** The same behind another address. */
    public Cluster at(String otherServers) {
        return new Cluster(otherServers, connection);
    }

    /**
     * Settings of a client that gives up soon.
     *
     * @param patience for any one question
     */
    public Properties client(Duration patience, Map<String, String> further) {
        var millis = Long.toString(patience.toMillis());
        var client = new Properties();
        client.put("bootstrap.servers", bootstrapServers);
        client.put("client.id", "freshet-cli");
        client.put("default.api.timeout.ms", millis);
        client.put("request.timeout.ms", millis);
        client.put("socket.connection.setup.timeout.ms", millis);
        client.putAll(connection);
        client.putAll(further);
        return client;
    }

    /** How we speak with the brokers, such as {@code PLAINTEXT} or {@code SASL_SSL, PLAIN}. */
    public String security() {
        var protocol =
                connection.getOrDefault("security.protocol", "PLAINTEXT").toUpperCase(Locale.ROOT);
        return protocol.startsWith("SASL")
                ? protocol + ", " + connection.getOrDefault("sasl.mechanism", "GSSAPI")
                : protocol;
    }

    /** Nothing of the connection: it holds passwords. */
    @Override
    public String toString() {
        return bootstrapServers + " (" + security() + ")";
    }
}
