package io.freshet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.config.Loaded.Effective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaPresetTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    eventhubs,       password = p,                 SASL_SSL, PLAIN
                    confluent-cloud, 'username = u, password = p', SASL_SSL, PLAIN
                    strimzi,         'username = u, password = p', SASL_SSL, SCRAM-SHA-512
                    """)
    void eachPresetIsALogin(String preset, String login, String protocol, String mechanism) {
        var client = load("preset = %s, %s".formatted(preset, login)).config().properties();

        assertThat(client)
                .containsEntry("security.protocol", protocol)
                .containsEntry("sasl.mechanism", mechanism)
                .containsKey("sasl.jaas.config");
    }

    @Test
    void withoutAPresetNothingIsSet() {
        assertThat(load("").config().properties()).isEmpty();
        assertThat(load("preset = local").config().properties()).isEmpty();
    }

    @Test
    void strimziWithoutAUserIsTlsAlone() {
        assertThat(load("preset = strimzi").config().properties())
                .containsOnly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void aCertificateWithItsKeyIsMutualTls() throws IOException {
        var cert = Files.writeString(folder.resolve("user.crt"), "-----BEGIN\nc");
        var key = Files.writeString(folder.resolve("user.key"), "-----BEGIN\nhush");

        var loaded =
                load("preset = strimzi, certFile = \"%s\", keyFile = \"%s\"".formatted(cert, key));

        assertThat(loaded.config().properties())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.keystore.type", "PEM")
                .containsEntry("ssl.keystore.certificate.chain", "-----BEGIN\nc")
                .containsEntry("ssl.keystore.key", "-----BEGIN\nhush");
        assertThat(loaded.effective().toString()).doesNotContain("hush");
    }

    @Test
    void aPasswordMayHoldQuotesAndBackslashes() {
        var client = load("preset = strimzi, username = u, password = \"\"\"a\"b\\c\"\"\"");

        assertThat(client.config().properties().get("sasl.jaas.config"))
                .contains("password=\"a\\\"b\\\\c\";");
    }

    @Test
    void theUsersOwnSettingsWinOverThePreset() {
        var client =
                load(
                        "preset = strimzi, username = u, password = p,"
                                + " properties { sasl.mechanism = SCRAM-SHA-256 }");

        assertThat(client.config().properties()).containsEntry("sasl.mechanism", "SCRAM-SHA-256");
    }

    @Test
    void whatFollowsFromAPresetIsShownWithItAsOriginAndSecretsMasked() {
        var shown = load("preset = eventhubs, password = hush").effective();

        assertThat(shown)
                .contains(
                        new Effective("properties.sasl.mechanism", "PLAIN", "preset eventhubs"),
                        new Effective("properties.sasl.jaas.config", "****", "preset eventhubs"),
                        new Effective("properties.compression.type", "none", "preset eventhubs"));
        assertThat(shown.toString()).doesNotContain("hush");
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "from-file\n");

        var client = load("preset = eventhubs, passwordFile = \"%s\"".formatted(file)).config();

        assertThat(client.properties().get("sasl.jaas.config"))
                .contains("username=\"$ConnectionString\" password=\"from-file\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username = u",
                "preset = eventhubs",
                "preset = confluent-cloud, password = p",
                "preset = confluent-cloud, username = u",
                "preset = strimzi, username = u",
                "preset = strimzi, certFile = /no/such/file",
                "preset = eventhubs, username = u, password = p",
                "preset = eventhubs, password = p, passwordFile = /no/such/file",
                "preset = msk-iam, password = p"
            })
    void whatDoesNotGoTogetherIsRefusedWithAWayOut(String hocon) {
        var refused = catchThrowableOfType(ConfigException.class, () -> load(hocon));

        assertThat(refused.problems())
                .isNotEmpty()
                .allSatisfy(
                        problem -> {
                            assertThat(problem.code()).isEqualTo("F6006");
                            assertThat(problem.fix()).isNotBlank();
                        });
    }

    @Test
    void mskSaysWhichLibraryItNeedsWhereThatIsAbsent() {
        var refused = catchThrowableOfType(ConfigException.class, () -> load("preset = msk-iam"));

        assertThat(refused).hasMessageContaining("software.amazon.msk:aws-msk-iam-auth");
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheKnownOnes() {
        var refused = catchThrowableOfType(ConfigException.class, () -> load("preset = azure"));

        assertThat(refused)
                .hasMessageContaining("local, msk-iam, eventhubs, confluent-cloud, strimzi");
    }

    private static Loaded<KafkaSettings> load(String hocon) {
        return ConfigSource.text("sample", "kafka.hocon", hocon).load(KafkaSettings::read);
    }
}
