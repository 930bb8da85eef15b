package io.freshet.it.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.problem.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every preset, as somebody writes it, logs in to a broker with TLS. */
class PresetsIT {

    @TempDir private static Path directory;
    private static SecureBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(directory, List.of());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void strimziIsAUserWithScram() throws Exception {
        assertThat(login(sasl("strimzi", "username = nobody, passwordFile = \"%s\""))).isOne();
    }

    @Test
    void strimziIsAlsoACertificate() throws Exception {
        var files =
                "preset = strimzi, caFile = \"%s\", certFile = \"%s\", keyFile = \"%s\""
                        .formatted(
                                broker.caFile(), broker.clientCertFile(), broker.clientKeyFile());

        assertThat(login(settings(broker.tlsPort(), files))).isOne();
    }

    @Test
    void eventHubsIsAConnectionString() throws Exception {
        assertThat(login(sasl("eventhubs", "passwordFile = \"%s\""))).isOne();
    }

    @Test
    void confluentCloudIsAnApiKeyAndItsSecret() throws Exception {
        var user = "username = " + SecureBroker.API_KEY + ", passwordFile = \"%s\"";

        assertThat(login(sasl("confluent-cloud", user))).isOne();
    }

    @Test
    void mskIsWhateverAwsFindsInTheEnvironment() throws Exception {
        var aws =
                Map.of(
                        "aws.accessKeyId", MskSaslServer.ACCESS_KEY,
                        "aws.secretAccessKey", "only-for-tests",
                        "aws.region", "eu-central-1");
        aws.forEach(System::setProperty);
        try {
            var trust =
                    "preset = msk-iam, properties { ssl.truststore { type = PEM, location ="
                            + " \"%s\" } }".formatted(broker.caFile());

            assertThat(login(settings(broker.saslPort(), trust))).isOne();
        } finally {
            aws.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void withoutAPresetEverySettingOfKafkasClientsWorks() throws Exception {
        var plain =
                """
                properties {
                  security.protocol = SASL_SSL
                  sasl.mechanism = SCRAM-SHA-512
                  sasl.jaas.config = ${JAAS}
                  ssl.truststore.type = PEM
                  ssl.truststore.location = "%s"
                }
                """
                        .formatted(broker.caFile());
        var jaas =
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=nobody password=\"only \\\"for\\\\tests\\\"\";";

        var kafka =
                source(broker.saslPort(), plain)
                        .environment(Map.of("JAAS", jaas))
                        .load(KafkaSettings::read)
                        .config();

        assertThat(login(kafka)).isOne();
    }

    @Test
    void aWrongPasswordIsNamedAsSuch() {
        var wrong =
                settings(
                        broker.saslPort(),
                        "preset = strimzi, username = nobody, password = wrong, caFile = \"%s\""
                                .formatted(broker.caFile()));

        var failure = failure(wrong);

        assertThat(failure.problem().code()).isEqualTo("F1003");
        assertThat(failure).hasMessageContaining("SASL_SSL with SCRAM-SHA-512");
    }

    @Test
    void aBrokerWhoseSignerIsUnknownIsNamedAsSuch() {
        var unknown =
                settings(
                        broker.saslPort(),
                        "preset = strimzi, username = nobody, passwordFile = \"%s\""
                                .formatted(broker.passwordFile()));

        assertThat(failure(unknown).problem().code()).isEqualTo("F1003");
    }

    @Test
    void aTopicThatOneMayNotSeeIsNamedAsSuch() {
        var failure = failure(sasl("strimzi", "username = nobody, passwordFile = \"%s\""));

        assertThat(failure.problem().code()).isEqualTo("F1007");
        assertThat(failure).hasMessageContaining("freshet topics acls");
    }

    private static StartFailure failure(KafkaSettings kafka) {
        return catchThrowableOfType(
                StartFailure.class, () -> KafkaTopics.await(kafka, List.of("t"), Duration.ZERO));
    }

    /** How many brokers tell of themselves, which they do to whoever has logged in. */
    private static int login(KafkaSettings kafka) throws Exception {
        try (var admin = Admin.create(kafka.client(Map.of("default.api.timeout.ms", "60000")))) {
            return admin.describeCluster().nodes().get().size();
        }
    }

    private static KafkaSettings sasl(String preset, String login) {
        return settings(
                broker.saslPort(),
                "preset = %s, caFile = \"%s\", "
                        .formatted(preset, broker.caFile())
                        .concat(login.formatted(broker.passwordFile())));
    }

    private static KafkaSettings settings(int port, String hocon) {
        return source(port, hocon).load(KafkaSettings::read).config();
    }

    private static ConfigSource source(int port, String hocon) {
        return ConfigSource.text(
                "sample", "kafka.hocon", "bootstrapServers = \"localhost:" + port + "\"\n" + hocon);
    }
}
