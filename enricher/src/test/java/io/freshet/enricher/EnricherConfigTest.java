package io.freshet.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.enricher.registry.OnUnreachable;
import io.freshet.enricher.topology.EntityPath;
import io.freshet.enricher.topology.PartitionKey;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.enricher.webhook.Webhooks;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.vectors.TestData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnricherConfigTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        var config = load("").config();

        assertThat(config.topics().rawGood()).isEqualTo("snowplow_raw_good");
        assertThat(config.topics().parsedGood()).isEqualTo("snowplow_parsed_good");
        assertThat(config.topics().parsedBad()).isEqualTo("snowplow_parsed_bad");
        assertThat(config.streams().applicationId()).isEqualTo("freshet-enricher");
        assertThat(config.streams().kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.outputs().good().partitionKey()).isNull();
        assertThat(config.maxRecordBytes()).isEqualTo(1_000_000);
        assertThat(config.events().flags().acceptInvalid()).isFalse();
        assertThat(config.events().flags().tryBase64Decoding()).isFalse();
        assertThat(config.maxJsonDepth()).isEqualTo(40);
        assertThat(config.admin().port()).isEqualTo(8000);
    }

    @Test
    void aFileOfTheReferenceLoads() {
        var loaded =
                load(
                        """
                        {
                          "license": { "accept": true }
                          "input": {
                            "type": "Kafka", "topicName": "in", "bootstrapServers": "k:1"
                            "consumerConf": { "session.timeout.ms": "45000" }
                          }
                          "output": {
                            "good": {
                              "type": "Kafka", "topicName": "good", "bootstrapServers": "k:1"
                              "producerConf": { "acks": "all" }
                              "partitionKey": "app_id", "headers": [ "app_id", "event_id" ]
                            }
                            "bad": { "topicName": "bad", "bootstrapServers": "k:1", "producerConf": {} }
                            "pii": { "topicName": "pii", "bootstrapServers": "k:1" }
                            "failed": { "topicName": "failed", "bootstrapServers": "k:1" }
                          }
                          "concurrency": { "enrich": 256, "sink": 1 }
                          "assetsUpdatePeriod": "7 days"
                          "monitoring": {
                            "metrics": { "statsd": { "hostname": "localhost" } }
                            "healthProbe": { "port": 8001, "unhealthyLatency": "2 minutes" }
                          }
                          "telemetry": { "disable": true, "interval": 15 minutes }
                          "remoteAdapters": {
                            "connectionTimeout": "10 seconds"
                            "configs": [ { "vendor": "com.acme", "version": "v1", "url": "http://a" } ]
                          }
                          "blobStorage": { "s3": true, "azureStorage": { "accounts": [] } }
                          "experimental": { "metadata": { "endpoint": "http://m" } }
                          "maxJsonDepth": 40
                          "featureFlags": { "acceptInvalid": true, "tryBase64Decoding": true }
                          "validation": { "atomicFieldsLimits": { "app_id": 5 } }
                        }
                        """);
        var config = loaded.config();

        assertThat(config.topics().rawGood()).isEqualTo("in");
        assertThat(config.topics().parsedGood()).isEqualTo("good");
        assertThat(config.topics().parsedBad()).isEqualTo("bad");
        assertThat(config.topics().pii()).isEqualTo("pii");
        assertThat(config.topics().parsedFailed()).isEqualTo("failed");
        assertThat(config.streams().kafka().bootstrapServers()).isEqualTo("k:1");
        assertThat(config.streams().kafka().properties())
                .containsEntry("consumer.session.timeout.ms", "45000")
                .containsEntry("producer.acks", "all");
        assertThat(config.outputs().good().partitionKey())
                .isEqualTo(new PartitionKey.Column(AtomicField.APP_ID));
        assertThat(config.outputs().good().headers())
                .containsExactly(AtomicField.APP_ID, AtomicField.EVENT_ID);
        assertThat(config.admin().port()).isEqualTo(8001);
        assertThat(config.events().flags().acceptInvalid()).isTrue();
        assertThat(config.events().flags().tryBase64Decoding()).isTrue();
        assertThat(loaded.ignored())
                .extracting(Loaded.Ignored::key)
                .contains("license", "concurrency", "telemetry");
    }

    @Test
    void depthIsReadFromBothPlacesOfTheReference() {
        assertThat(load("maxJsonDepth = 30").config().maxJsonDepth()).isEqualTo(30);
        assertThat(load("validation.maxJsonDepth = 20").config().maxJsonDepth()).isEqualTo(20);
    }

    @Test
    void aKeyMayBeAValueInsideAnEntity() {
        var config = load("output.good.partitionKey = contexts_com_acme_user_1.userId").config();

        assertThat(config.outputs().good().partitionKey())
                .isEqualTo(new EntityPath("contexts_com_acme_user_1", List.of("userId")));
    }

    @Test
    void invalidEventsAreAcceptedByBothNamesOfTheFlag() {
        assertThat(load("featureFlags.acceptInvalid = true").config().events().flags())
                .isEqualTo(load("validation.acceptInvalid = true").config().events().flags());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        var wrong =
                """
                input.type = Kinesis
                output.good { partitionKey = app, bootstrapServers = "other:1", headers = [color] }
                output.pii { partitionKey = contexts_com_acme_user.id }
                featureFlags.acceptInvalids = true
                validation.atomicFieldsLimits { app_ib = 5, platform = 0, txn_id = 3 }
                experimental.customOutputFormat.type = FlattenedJson
                maxRecordBytes = 1
                """;

        assertThatThrownBy(() -> load(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("input.type")
                .hasMessageContaining("'app' is no atomic field and no path into an entity")
                .hasMessageContaining("'color' is no atomic field")
                .hasMessageContaining("'contexts_com_acme_user.id'")
                .hasMessageContaining("did you mean 'validation.atomicFieldsLimits.app_id'?")
                .hasMessageContaining("validation.atomicFieldsLimits.platform")
                .hasMessageContaining("unknown key 'validation.atomicFieldsLimits.txn_id'")
                .hasMessageContaining("experimental.customOutputFormat")
                .hasMessageContaining("one cluster")
                .hasMessageContaining("acceptInvalid")
                .hasMessageContaining("maxRecordBytes");
    }

    @Test
    void theReferencesNameForHowLongInputMayWaitWins() {
        var ours = "streams.unhealthyLatency = 3 minutes\n";
        var both = ours + "monitoring.healthProbe.unhealthyLatency = 4 minutes";

        assertThat(load("").config().streams().unhealthyLatency()).hasMinutes(2);
        assertThat(load(ours).config().streams().unhealthyLatency()).hasMinutes(3);
        assertThat(load(both).config().streams().unhealthyLatency()).hasMinutes(4);
    }

    @Test
    void theProducerTakesTheLargestRecord() {
        var config = load("maxRecordBytes = 5000000").config();

        assertThat(config.streams().largestValue()).isEqualTo(5_000_000);
    }

    @Test
    void partitionsAreHeldUnlessTheReferencesWayIsAskedFor() {
        assertThat(load("").config().registries())
                .isEqualTo(new RegistrySettings(OnUnreachable.HOLD, Duration.ofSeconds(10)));
        assertThat(load("iglu.onUnreachable = bad-row").config().registries())
                .isEqualTo(new RegistrySettings(OnUnreachable.BAD_ROW, Duration.ofMinutes(1)));
        assertThat(load("iglu.maxBackoff = 5 s").config().igluSettings().maxBackoff())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aProtocolThatCannotHoldIsRefused() {
        var streams = "streams.streamsConf { \"group.protocol\" = streams }";

        assertThatThrownBy(() -> load(streams))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not let partitions be held");
        assertThat(load(streams + "\niglu.onUnreachable = bad-row")).isNotNull();
    }

    @Test
    void howServersAreAskedIsRead() {
        var lookups =
                load("""
                                enrichments.lookups {
                                  concurrency = 4, queue = 0, queueTimeout = 1 s
                                  breakerThreshold = 9, breakerBackoff = 1 minute
                                  maxAnswerBytes = 2 KiB
                                  bearerTokens = [ { host = "API.example:8443", token = secret } ]
                                }
                                """)
                        .config()
                        .enrichments()
                        .lookups();

        assertThat(lookups)
                .isEqualTo(
                        new LookupSettings(
                                4,
                                0,
                                Duration.ofSeconds(1),
                                9,
                                Duration.ofMinutes(1),
                                2048,
                                Map.of("api.example:8443", "secret")));
        assertThat(lookups.toString()).doesNotContain("secret");
    }

    @Test
    void howServersAreAskedIsChecked() {
        var wrong =
                """
                enrichments.lookups {
                  concurrency = 0
                  queueTimeout = 1 hour
                  bearerTokens = [
                    { host = "https://a/", token = s3cret }, { host = a, token = b }
                    { host = A, token = c }
                  ]
                }
                """;
        assertThatThrownBy(() -> load(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("enrichments.lookups.concurrency")
                .hasMessageContaining("enrichments.lookups.queueTimeout")
                .hasMessageContaining("enrichments.lookups.bearerTokens[0].host")
                .hasMessageContaining("two tokens for a")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void transactionsHaveRoomForServersThatHang() {
        var timeout = "producer.transaction.timeout.ms";
        var stall = Duration.ofSeconds(12);

        assertThat(timeout(load(""), stall)).isEqualTo("22000");
        assertThat(timeout(load(""), Duration.ZERO)).isNull();
        assertThat(timeout(load(""), Duration.ofHours(1))).isEqualTo("900000");
        assertThat(timeout(load("streams.commitInterval = 20 s"), stall)).isEqualTo("52000");
        assertThat(timeout(load("kafka.properties { \"" + timeout + "\" = 5 }"), stall))
                .isEqualTo("5");
        var remote =
                "remoteAdapters { readTimeout = 1 s"
                        + ", configs = [{ vendor = v, version = v1, url = \"http://h/\" }] }";
        assertThat(timeout(load(remote), Duration.ZERO)).isEqualTo("13000");
        assertThat(timeout(load(remote), stall)).isEqualTo("25000");
    }

    private static String timeout(Loaded<EnricherConfig> loaded, Duration stall) {
        return loaded.config()
                .streamsWithRoomFor(stall)
                .kafka()
                .properties()
                .get("producer.transaction.timeout.ms");
    }

    @Test
    void referenceFileHasEveryKey() {
        var reference = shipped("reference", Map.of("FRESHET_INSTANCE_ID", "pod-0"));

        assertThat(reference.effective()).noneMatch(e -> e.origin().equals("default"));
        assertThat(reference.ignored()).isEmpty();
    }

    @Test
    void referenceFileHasTheSchemaOfEveryWebhook() {
        var shipped = shipped("reference", Map.of()).config().webhooks();

        assertThat(Webhooks.ALL)
                .allSatisfy(
                        webhook ->
                                assertThat(shipped.of(webhook))
                                        .containsExactlyInAnyOrderEntriesOf(webhook.schemas()));
    }

    @Test
    void schemasOfWebhooksCanBeReplaced() {
        var own = "iglu:com.acme/open/jsonschema/1-0-0";

        assertThat(load("adaptersSchemas.sendgrid.open = \"" + own + '"').config().webhooks())
                .isEqualTo(
                        new WebhookSchemas(Map.of("sendgrid", Map.of("open", SchemaKey.of(own)))));
        assertThat(load("").config().webhooks()).isEqualTo(WebhookSchemas.USUAL);
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        adaptersSchemas.sendgrid { open = "open", opend = "x" }
                                        adaptersSchemas.sendgrit {}
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("adaptersSchemas.sendgrid.open")
                .hasMessageContaining("must be an Iglu URI")
                .hasMessageContaining("adaptersSchemas.sendgrid.opend")
                .hasMessageContaining("adaptersSchemas.sendgrit");
    }

    @Test
    void minimalFileIsEnough() {
        assertThat(shipped("minimal", Map.of()).config()).isEqualTo(load("").config());
    }

    private static Loaded<EnricherConfig> load(String hocon) {
        return EnricherConfig.load(ConfigSource.text(EnricherConfig.NAME, "test", hocon));
    }

    private static Loaded<EnricherConfig> shipped(String kind, Map<String, String> environment) {
        var file = TestData.root().resolve("config/enricher." + kind + ".hocon");
        return EnricherConfig.load(
                ConfigSource.file(EnricherConfig.NAME, file).environment(environment));
    }
}
