package io.freshet.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.freshet.enricher.topology.PartitionKey;
import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.statsd.StatsdSettings;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as users of the reference have them; a key that nobody asked for would be an error. */
class DropInTest {

    private static final Map<String, String> NO_VARIABLES = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"kafka-minimal", "kafka-3x-extended", "kafka-newest"})
    void everyKeyHasAnEffectOrAReasonForHavingNone(String name) {
        var ignored = load(name, NO_VARIABLES).ignored();

        assertThat(ignored)
                .allMatch(key -> key.origin().matches(".*" + name + "\\.hocon:\\d+"))
                .noneMatch(key -> key.reason().isBlank())
                .extracting(Loaded.Ignored::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void theMinimalFileHasNoOptionalOutputs() {
        var loaded = load("kafka-minimal", NO_VARIABLES);
        var config = loaded.config();

        assertThat(config.topics().rawGood()).isEqualTo("acme-raw");
        assertThat(config.topics().parsedGood()).isEqualTo("acme-enriched");
        assertThat(config.topics().parsedBad()).isEqualTo("acme-bad");
        assertThat(config.streams().kafka().bootstrapServers()).isEqualTo("kafka.acme.test:9092");
        assertThat(config.outputs().pii()).isNull();
        assertThat(config.outputs().failed()).isNull();
        assertThat(loaded.ignored()).isEmpty();
    }

    @Test
    void theThirdGenerationsFileMeansWhatItMeantThere() {
        var loaded = load("kafka-3x-extended", Map.of("ACME_GOOD_TOPIC", "acme-good"));
        var config = loaded.config();

        assertThat(config.topics().parsedGood()).isEqualTo("acme-good");
        assertThat(config.topics().pii()).isEqualTo("acme-pii");
        assertThat(config.streams().applicationId()).isEqualTo("acme-enrich");
        assertThat(config.streams().kafka().properties())
                .containsEntry("consumer.session.timeout.ms", "45000")
                .containsEntry("consumer.security.protocol", "SASL_SSL")
                .containsEntry("producer.linger.ms", "20")
                .doesNotContainKey("consumer.group.id");
        assertThat(config.outputs().good().partitionKey())
                .isEqualTo(new PartitionKey.Column(AtomicField.DOMAIN_USERID));
        assertThat(config.outputs().good().headers())
                .containsExactly(AtomicField.APP_ID, AtomicField.EVENT_NAME);
        var pii = Objects.requireNonNull(config.outputs().pii());
        assertThat(pii.partitionKey()).isEqualTo(new PartitionKey.Column(AtomicField.APP_ID));
        assertThat(pii.headers()).isEmpty();
        assertThat(config.outputs().failed()).isNull();
        assertThat(config.events().flags().acceptInvalid()).isTrue();
        assertThat(config.events().flags().legacyEnrichmentOrder()).isTrue();
        assertThat(config.events().flags().tryBase64Decoding()).isTrue();
        assertThat(config.events().maxJsonDepth()).isEqualTo(30);
        assertThat(config.statsd())
                .isEqualTo(
                        new StatsdSettings(
                                true,
                                "statsd.acme.test",
                                8125,
                                Duration.ofSeconds(10),
                                "acme.enrich.",
                                Map.of("app", "enrich")));
        assertThat(loaded.ignored())
                .extracting(Loaded.Ignored::key)
                .contains(
                        "concurrency",
                        "monitoring.sentry",
                        "monitoring.metrics.stdout",
                        "monitoring.metrics.cloudwatch",
                        "telemetry",
                        "output.bad.producerConf",
                        "output.pii.producerConf",
                        "experimental.metadata");
    }

    @Test
    void theNewestGenerationsFileMeansWhatItMeantThere() {
        var loaded = load("kafka-newest", NO_VARIABLES);
        var config = loaded.config();

        assertThat(config.topics().parsedFailed()).isEqualTo("acme-failed");
        var failed = Objects.requireNonNull(config.outputs().failed());
        assertThat(failed.partitionKey()).isEqualTo(new PartitionKey.Column(AtomicField.EVENT_ID));
        assertThat(failed.headers()).containsExactly(AtomicField.APP_ID);
        assertThat(config.outputs().pii()).isNull();
        assertThat(config.pipelineSettings(EnricherService.processor()).failedEvents()).isTrue();
        assertThat(config.events().limits().of(AtomicField.APP_ID)).isEqualTo(5);
        assertThat(config.events().limits().of(AtomicField.MKT_CLICKID)).isEqualTo(100_000);
        assertThat(config.events().limits().of(AtomicField.USER_ID)).isEqualTo(255);
        assertThat(config.events().maxJsonDepth()).isEqualTo(50);
        assertThat(config.admin().port()).isEqualTo(8042);
        assertThat(loaded.ignored())
                .extracting(Loaded.Ignored::key)
                .contains("license", "cpuParallelismFraction", "decompression", "iglu.maxRetry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-3x-extended", "kafka-newest"})
    void secretsAreNeverShown(String name) {
        var loaded = load(name, NO_VARIABLES);

        assertThat(loaded.effective().toString() + loaded.ignored()).doesNotContain("hush");
    }

    @Test
    void theResolverIsReadAsItIs() {
        assertThatCode(() -> EnricherInputs.iglu(file("resolver.json"), IgluSettings.DEFAULT))
                .doesNotThrowAnyException();
    }

    @Test
    void anEmptyTopicMeansThatThereIsNoPiiOutput() {
        var config = text("output.pii { topicName = \"\", bootstrapServers = \"\", headers = [] }");

        assertThat(config.outputs().pii()).isNull();
        assertThat(config.topics().pii()).isEqualTo("snowplow_pii");
    }

    @Test
    void failedEventsMayBeCalledIncomplete() {
        var config = text("output.incomplete { topicName = half }");

        assertThat(config.outputs().failed()).isNotNull();
        assertThat(config.topics().parsedFailed()).isEqualTo("half");
    }

    @Test
    void theSectionAloneTurnsAnOutputOn() {
        var config = text("output.failed {}, output.pii {}");

        assertThat(config.outputs().failed()).isNotNull();
        assertThat(config.outputs().pii()).isNotNull();
        assertThat(List.of(config.topics().parsedFailed(), config.topics().pii()))
                .containsExactly("snowplow_parsed_failed", "snowplow_pii");
    }

    private static EnricherConfig text(String hocon) {
        return EnricherConfig.load(ConfigSource.text(EnricherConfig.NAME, "test", hocon)).config();
    }

    private static Loaded<EnricherConfig> load(String name, Map<String, String> environment) {
        return EnricherConfig.load(
                ConfigSource.file(EnricherConfig.NAME, file(name + ".hocon"))
                        .environment(environment));
    }

    private static Path file(String name) {
        var resource = DropInTest.class.getResource("/dropin/" + name);
        try {
            return Path.of(Objects.requireNonNull(resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
