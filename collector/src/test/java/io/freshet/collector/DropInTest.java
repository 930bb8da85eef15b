package io.freshet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.collector.settings.SinkSettings.Kind;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.problem.Problem;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as users of the reference have them. */
class DropInTest {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-2x-minimal",
                "kafka-2x-extended",
                "kafka-3x-minimal",
                "kafka-3x-extended",
                "stdout-2x-top-level",
                "stdout-3x"
            })
    void everyKeyHasAnEffectOrAReasonForHavingNone(String name) {
        var loaded = load(name, NO_VARIABLES);
        var effective = loaded.effective().stream().map(Loaded.Effective::key).toList();
        var ignored = loaded.ignored().stream().map(Loaded.Ignored::key).toList();

        assertThat(keys(name))
                .isNotEmpty()
                .allMatch(
                        key ->
                                effective.contains(key)
                                        || ignored.stream()
                                                .anyMatch(
                                                        known ->
                                                                key.equals(known)
                                                                        || key.startsWith(
                                                                                known + ".")));
        assertThat(loaded.ignored())
                .allMatch(key -> key.origin().matches(".*" + name + "\\.hocon:\\d+"))
                .noneMatch(key -> key.reason().isBlank());
    }

    @Test
    void theSecondGenerationsFileMeansWhatItMeantThere() {
        var config = load("kafka-2x-extended", Map.of("ACME_COLLECTOR_PORT", "8999")).config();

        assertThat(config.host()).isEqualTo("10.1.2.3");
        assertThat(config.port()).isEqualTo(8999);
        assertThat(config.endpoints().paths()).hasSize(3);
        assertThat(config.endpoints().p3p().header())
                .isEqualTo("policyref=\"/acme/p3p.xml\", CP=\"NOI DSP\"");
        assertThat(config.endpoints().crossDomain().domains()).hasSize(2);
        assertThat(config.endpoints().cookie().expiration()).isEqualTo(Duration.ofDays(30));
        assertThat(config.endpoints().cookie().fallbackDomain()).isEqualTo("acme-fallback.test");
        assertThat(config.endpoints().bounce().forwardedProtocolHeader())
                .isEqualTo("X-Forwarded-Proto");
        assertThat(config.endpoints().redirect().placeholder()).isEqualTo("[USER]");
        assertThat(config.endpoints().rootResponse().headers())
                .containsEntry("Location", "https://acme.test/");
        assertThat(config.endpoints().corsMaxAge()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.statsd().enabled()).isTrue();
        assertThat(config.statsd().hostname()).isEqualTo("statsd.acme.test");
        assertThat(config.statsd().period()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.statsd().tags()).isEqualTo(Map.of("app", "web", "env", "prod"));
        assertThat(config.sink().useIpAddressAsPartitionKey()).isTrue();
        for (var stream : List.of(config.sink().good(), config.sink().bad())) {
            assertThat(stream.maxBytes()).isEqualTo(900_000);
            assertThat(stream.startupCheckInterval()).isEqualTo(Duration.ofSeconds(3));
            assertThat(stream.kafka().bootstrapServers()).contains("kafka-2.acme.test:9092");
            assertThat(stream.kafka().properties())
                    .containsEntry("sasl.mechanism", "PLAIN")
                    .containsEntry("request.timeout.ms", "6000")
                    .containsEntry("delivery.timeout.ms", "12000")
                    .containsEntry("metadata.max.age.ms", "7000");
        }
        assertThat(config.network().maxConnections()).isEqualTo(4096);
        assertThat(config.network().maxBodyBytes()).isEqualTo(4 << 20);
        assertThat(config.shutdown().terminationDeadline()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void theThirdGenerationsFileMeansWhatItMeantThere() {
        var config = load("kafka-3x-extended", NO_VARIABLES).config();

        assertThat(config.endpoints().cookie().clientCookieName()).isEqualTo("acme_client");
        assertThat(config.endpoints().corsMaxAge()).isEqualTo(Duration.ofSeconds(-1));
        assertThat(config.sink().kind()).isEqualTo(Kind.KAFKA);
        assertThat(config.sink().good().topic()).isEqualTo("acme-raw");
        assertThat(config.sink().good().maxBytes()).isEqualTo(800_000);
        assertThat(config.sink().good().startupCheckInterval()).isEqualTo(Duration.ofSeconds(11));
        assertThat(config.sink().bad().topic()).isEqualTo("acme-bad");
        assertThat(config.sink().bad().maxBytes()).isEqualTo(700_000);
        assertThat(config.sink().bad().kafka().bootstrapServers())
                .isEqualTo("kafka-2.acme.test:9092");
        assertThat(config.sink().bad().kafka().properties())
                .containsEntry("compression.type", "lz4")
                .doesNotContainKey("sasl.jaas.config");
        assertThat(config.network().maxConnections()).isEqualTo(512);
        assertThat(config.network().idleTimeout()).isEqualTo(Duration.ofSeconds(500));
        assertThat(config.network().maxUriLength()).isEqualTo(10_240);
        assertThat(config.network().maxBodyBytes()).isEqualTo(1_572_864);
    }

    @Test
    void standardOutputIsTakenInBothForms() {
        assertThat(load("stdout-2x-top-level", NO_VARIABLES).config().sink().kind())
                .isEqualTo(Kind.STDOUT);
        assertThat(load("stdout-3x", NO_VARIABLES).config().sink().kind()).isEqualTo(Kind.STDOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-2x-extended", "kafka-3x-extended"})
    void secretsAreNeverShown(String name) {
        var shown = load(name, NO_VARIABLES).effective().toString();

        assertThat(shown).contains("producerConf.sasl.jaas.config, value=****");
        assertThat(shown).doesNotContain("hush");
    }

    @Test
    void aFileForAnotherSinkIsRefusedInSoManyWords() {
        assertThat(problems("kinesis-2x"))
                .allMatch(problem -> problem.what().startsWith("Freshet writes to Kafka"))
                .extracting(Problem::where)
                .allMatch(where -> String.valueOf(where).contains("kinesis-2x.hocon:"))
                .hasSize(4);
        assertThat(problems("pubsub-3x"))
                .allMatch(problem -> problem.what().contains("'googleProjectId'"))
                .hasSize(2);
    }

    private static List<Problem> problems(String name) {
        return catchThrowableOfType(ConfigException.class, () -> load(name, NO_VARIABLES))
                .problems();
    }

    private static Loaded<CollectorConfig> load(String name, Map<String, String> environment) {
        return CollectorConfig.load(
                ConfigSource.file(CollectorConfig.NAME, file(name)).environment(environment));
    }

    /** All leaves of the file as dotted paths, the block taken off. */
    private static List<String> keys(String name) {
        return ConfigSource.file(CollectorConfig.NAME, file(name))
                .environment(NO_VARIABLES)
                .load(DropInTest::leaves)
                .config();
    }

    private static List<String> leaves(ConfigReader file) {
        file.restIgnored("only sections are looked at");
        return Stream.of("collector", "streams", "telemetry", "pekko", "akka")
                .flatMap(
                        section ->
                                file.stringMap(section).keySet().stream()
                                        .map(key -> section + "." + key))
                .map(key -> key.replaceFirst("^collector\\.", ""))
                .toList();
    }

    private static Path file(String name) {
        var resource = DropInTest.class.getResource("/dropin/" + name + ".hocon");
        try {
            return Path.of(Objects.requireNonNull(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
