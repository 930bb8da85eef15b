package io.freshet.runtime.kafka;

import io.freshet.runtime.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who the clients are and whom they believe: the keys of the section {@code kafka} that go with a
 * preset. Files are read once, at start.
 *
 * @param username of SASL; for some clusters the key of an account
 * @param password of SASL; a connection string, a secret
 * @param ca certificates (PEM) of those who sign the brokers'; null for those that Java knows
 * @param certificate the client's own (PEM), with those between it and a known one
 * @param key its private key (PEM, PKCS #8, not encrypted)
 */
record KafkaLogin(
        @Nullable String username,
        @Nullable String password,
        @Nullable String ca,
        @Nullable String certificate,
        @Nullable String key) {

    private static final String EVENTHUBS_USER = "$ConnectionString";
    private static final List<String> KEYS =
            List.of("username", "password", "passwordFile", "caFile", "certFile", "keyFile");

    /** Reads the keys, and notes what the preset misses or has no use for. */
    static KafkaLogin read(ConfigReader config, KafkaPreset preset) {
        var login =
                new KafkaLogin(
                        config.string("username").orNull(),
                        password(config),
                        file(config, "caFile"),
                        file(config, "certFile"),
                        file(config, "keyFile"));
        switch (preset.login()) {
            case NONE -> login.refuse(config, preset, KEYS);
            case PASSWORD -> {
                login.refuse(config, preset, List.of("username", "certFile", "keyFile"));
                login.require(config, preset, "password");
            }
            case USERNAME_AND_PASSWORD -> {
                login.refuse(config, preset, List.of("certFile", "keyFile"));
                login.require(config, preset, "username");
                login.require(config, preset, "password");
            }
            case ANY -> login.requirePairs(config);
        }
        return login;
    }

    /** The client settings that say all this. */
    Map<String, String> properties(KafkaPreset preset) {
        var properties = new TreeMap<>(preset.properties());
        if (preset == KafkaPreset.EVENTHUBS) {
            properties.put("sasl.jaas.config", jaas("plain.Plain", EVENTHUBS_USER));
        } else if (preset == KafkaPreset.CONFLUENT_CLOUD) {
            properties.put("sasl.jaas.config", jaas("plain.Plain", username));
        } else if (username != null) {
            properties.put("security.protocol", "SASL_SSL");
            properties.put("sasl.mechanism", "SCRAM-SHA-512");
            properties.put("sasl.jaas.config", jaas("scram.Scram", username));
        }
        if (ca != null) {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.certificates", ca);
        }
        if (certificate != null && key != null) {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.certificate.chain", certificate);
            properties.put("ssl.keystore.key", key);
        }
        return properties;
    }

    private String jaas(String module, @Nullable String user) {
        return "org.apache.kafka.common.security.%sLoginModule required username=%s password=%s;"
                .formatted(module, quoted(user), quoted(password));
    }

    private static String quoted(@Nullable String text) {
        var plain = text == null ? "" : text;
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static @Nullable String password(ConfigReader config) {
        var password = config.secret("password").orNull();
        var file = file(config, "passwordFile");
        if (password != null && file != null) {
            config.problem(
                    "passwordFile",
                    "kafka.password and kafka.passwordFile are both given",
                    "keep one of them");
        }
        return file == null ? password : file.strip();
    }

    private static @Nullable String file(ConfigReader config, String key) {
        var path = config.string(key).orNull();
        if (path == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            config.problem(
                    key,
                    "kafka." + key + ": " + path + " cannot be read (" + e + ")",
                    "give a file that this process may read");
            return "";
        }
    }

    private void requirePairs(ConfigReader config) {
        if ((username == null) != (password == null)) {
            config.problem(
                    "username",
                    "kafka.username and kafka.password go together",
                    "give both, or a certFile and a keyFile, or neither");
        }
        if ((certificate == null) != (key == null)) {
            config.problem(
                    "certFile",
                    "kafka.certFile and kafka.keyFile go together",
                    "give both, or a username and a password, or neither");
        }
    }

    private void require(ConfigReader config, KafkaPreset preset, String name) {
        if ((name.equals("username") ? username : password) == null) {
            config.problem(
                    name,
                    "the preset " + preset.key() + " needs kafka." + name,
                    name.equals("password")
                            ? "give kafka.password, best as ${VARIABLE}, or kafka.passwordFile"
                            : "give kafka.username: the API key");
        }
    }

    private void refuse(ConfigReader config, KafkaPreset preset, List<String> names) {
        for (var name : names) {
            if (config.has(name)) {
                config.problem(
                        name,
                        "kafka." + name + " has no meaning with the preset " + preset.key(),
                        preset == KafkaPreset.LOCAL
                                ? "give kafka.preset, such as strimzi for TLS with a user name,"
                                        + " or say it with kafka.properties"
                                : "remove it, or say it with kafka.properties");
            }
        }
    }

    @Override
    public String toString() {
        return "KafkaLogin[" + username + "]";
    }
}
