package io.freshet.runtime.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a kind of cluster asks of every client, beside its address and who the client is. */
public enum KafkaPreset {

    /** Plain connections, as to the broker of a developer's machine; nothing is set. */
    LOCAL(Login.NONE, Map.of()),

    /** Amazon MSK with IAM: the credentials are those that AWS' libraries find. */
    MSK_IAM(
            Login.NONE,
            Map.of(
                    "security.protocol", "SASL_SSL",
                    "sasl.mechanism", "AWS_MSK_IAM",
                    "sasl.jaas.config", KafkaPreset.MSK_LOGIN_MODULE + " required;",
                    "sasl.client.callback.handler.class",
                            "software.amazon.msk.auth.iam.IAMClientCallbackHandler")),

    /** Azure Event Hubs: the password is a connection string. */
    EVENTHUBS(
            Login.PASSWORD,
            Map.of(
                    "security.protocol", "SASL_SSL",
                    "sasl.mechanism", "PLAIN",
                    // Azure drops connections that were idle for 240 seconds, without a word.
                    "metadata.max.age.ms", "180000",
                    "connections.max.idle.ms", "180000",
                    // Larger requests end the connection.
                    "max.request.size", "1046528",
                    // Taken by every tier; gzip is by some, nothing else by any.
                    "compression.type", "none")),

    /** Confluent Cloud: user name and password are an API key and its secret. */
    CONFLUENT_CLOUD(
            Login.USERNAME_AND_PASSWORD,
            Map.of(
                    "security.protocol", "SASL_SSL",
                    "sasl.mechanism", "PLAIN",
                    "client.dns.lookup", "use_all_dns_ips",
                    // What Confluent asks for: its brokers are restarted under running clients.
                    "session.timeout.ms", "45000")),

    /** A cluster with TLS, as Strimzi runs them: SCRAM where there is a user name, else mutual. */
    STRIMZI(Login.ANY, Map.of("security.protocol", "SSL"));

    static final String MSK_LOGIN_MODULE = "software.amazon.msk.auth.iam.IAMLoginModule";

    private final Login login;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Map<String, String> properties;

    KafkaPreset(Login login, Map<String, String> properties) {
        this.login = login;
        this.properties = Map.copyOf(properties);
    }

    /** What the user must and may say of who the clients are. */
    enum Login {
        /** Nothing. */
        NONE,
        /** A password; the user name is fixed. */
        PASSWORD,
        /** Both. */
        USERNAME_AND_PASSWORD,
        /** User name and password, or a certificate with its key, or neither. */
        ANY
    }

    Login login() {
        return login;
    }

    /** As it is written in configurations. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the preset cannot do without and this process has not; empty where all is there. */
    Optional<String> missingLibrary() {
        if (this != MSK_IAM) {
            return Optional.empty();
        }
        try {
            Class.forName(MSK_LOGIN_MODULE, false, KafkaPreset.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("software.amazon.msk:aws-msk-iam-auth");
        }
    }

    /** Client settings that do not depend on who the client is. */
    Map<String, String> properties() {
        return new TreeMap<>(properties);
    }
}
