package io.freshet.it.secure;

import io.freshet.embedded.BrokerSecurity;
import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker with TLS, as clouds and operators run them: one listener that wants a user, one that
 * wants a certificate, and an authorizer that lets nobody do anything that was not allowed.
 */
public final class SecureBroker implements AutoCloseable {

    /** Everybody's password. */
    public static final String PASSWORD = "only \"for\\tests\"";

    /** The user of those who log in with PLAIN, beside Event Hubs'. */
    static final String API_KEY = "APIKEY7";

    private static final List<String> USERS =
            List.of(
                    "freshet-collector",
                    "freshet-enricher",
                    "freshet-events-processor",
                    "freshet-loader-pg",
                    "freshet-topics",
                    "nobody");

    private final EmbeddedKafka broker;
    private final Path directory;
    private final int saslPort;
    private final int tlsPort;

    private SecureBroker(EmbeddedKafka broker, Path directory, int saslPort, int tlsPort) {
        this.broker = broker;
        this.directory = directory;
        this.saslPort = saslPort;
        this.tlsPort = tlsPort;
    }

    /**
     * Starts one.
     *
     * @param names what it is called beside localhost; its certificate has them
     */
    public static SecureBroker start(Path directory, List<String> names)
            throws IOException, GeneralSecurityException {
        var hosts = new ArrayList<>(names);
        hosts.add("localhost");
        var server = Certificate.of(directory, "broker", hosts);
        var client = Certificate.of(directory, "client", List.of("client"));
        Files.writeString(directory.resolve("ca.pem"), server.chain());
        Files.writeString(directory.resolve("client.pem"), client.chain());
        Files.writeString(directory.resolve("client.key"), client.key());
        Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        var ports = FreePorts.several(2);
        var users = new HashMap<String, String>();
        USERS.forEach(user -> users.put(user, PASSWORD));
        var security =
                new BrokerSecurity(
                        "localhost",
                        Map.of("SASL_SSL", ports.get(0), "SSL", ports.get(1)),
                        properties(server, client),
                        users,
                        List.of());
        var broker = EmbeddedKafka.start(directory.resolve("kafka"), security, failure -> {});
        return new SecureBroker(broker, directory, ports.get(0), ports.get(1));
    }

    private static Map<String, String> properties(Certificate server, Certificate client) {
        var p = new HashMap<String, String>();
        p.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        p.put("ssl.keystore.type", "PEM");
        p.put("ssl.keystore.certificate.chain", server.chain());
        p.put("ssl.keystore.key", server.key());
        p.put("listener.name.ssl.ssl.client.auth", "required");
        p.put("listener.name.ssl.ssl.truststore.type", "PEM");
        p.put("listener.name.ssl.ssl.truststore.certificates", client.chain());
        p.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN,AWS_MSK_IAM");
        var sasl = "listener.name.sasl_ssl.";
        var kafka = "org.apache.kafka.common.security.";
        p.put(sasl + "scram-sha-512.sasl.jaas.config", kafka + "scram.ScramLoginModule required;");
        p.put(
                sasl + "plain.sasl.jaas.config",
                "%splain.PlainLoginModule required user_$ConnectionString=\"%s\" user_%s=\"%s\";"
                        .formatted(kafka, escaped(PASSWORD), API_KEY, escaped(PASSWORD)));
        p.put(sasl + "aws_msk_iam.sasl.jaas.config", MskLoginModule.class.getName() + " required;");
        p.put(
                sasl + "aws_msk_iam.sasl.server.callback.handler.class",
                MskCallbacks.class.getName());
        return p;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The port for users with a password. */
    public int saslPort() {
        return saslPort;
    }

    /** The port for clients with a certificate. */
    int tlsPort() {
        return tlsPort;
    }

    /** The certificate that signs the broker's, as a file. */
    public Path caFile() {
        return directory.resolve("ca.pem");
    }

    /** Everybody's password, as a file. */
    public Path passwordFile() {
        return directory.resolve("password");
    }

    Path clientCertFile() {
        return directory.resolve("client.pem");
    }

    Path clientKeyFile() {
        return directory.resolve("client.key");
    }

    /** Where everybody may do everything; for the tests themselves. */
    public String openServers() {
        return broker.bootstrapServers();
    }

    /** Writes a record that no component would. */
    public void write(String topic, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", openServers());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
