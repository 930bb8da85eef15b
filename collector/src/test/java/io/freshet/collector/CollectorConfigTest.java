package io.freshet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.collector.settings.SinkSettings.Kind;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.vectors.TestData;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorConfigTest {

    private static Loaded<CollectorConfig> load(String hocon) {
        return CollectorConfig.load(ConfigSource.text("collector", "test.hocon", hocon));
    }

    private static Loaded<CollectorConfig> shipped(String kind) {
        var file = TestData.root().resolve("config/collector." + kind + ".hocon");
        return CollectorConfig.load(ConfigSource.file("collector", file).environment(Map.of()));
    }

    @Test
    void defaultsAreThoseOfTheReferenceWhereTheyAreSafe() {
        var config = load("").config();

        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.endpoints().cookie().name()).isEqualTo("sp");
        assertThat(config.endpoints().cookie().expiration()).isEqualTo(Duration.ofDays(365));
        assertThat(config.endpoints().cookie().sameSite()).isEqualTo("None");
        assertThat(config.endpoints().redirect().enabled()).isFalse();
        assertThat(config.sink().kind()).isEqualTo(Kind.KAFKA);
        assertThat(config.sink().good().topic()).isEqualTo("snowplow_raw_good");
        assertThat(config.sink().good().maxBytes()).isEqualTo(1_000_000);
        assertThat(config.sink().answerBeforeWrite()).isFalse();
        assertThat(config.network().maxBodyBytes()).isEqualTo(8 << 20);
    }

    @Test
    void theReferenceFileHasEveryKeyWithItsDefault() {
        var reference = shipped("reference");

        assertThat(reference.effective())
                .filteredOn(setting -> !setting.key().startsWith("pekko."))
                .noneMatch(setting -> setting.origin().equals("default"));
        assertThat(reference.ignored()).isEmpty();
        assertThat(reference.config())
                .usingRecursiveComparison()
                .ignoringFields(
                        "endpoints.doNotTrack.value",
                        "sink.good.kafka.properties",
                        "sink.bad.kafka.properties")
                .isEqualTo(load("").config());
    }

    @Test
    void theMinimalFileIsEnough() {
        assertThat(shipped("minimal").config())
                .usingRecursiveComparison()
                .ignoringFields("endpoints.doNotTrack.value")
                .isEqualTo(load("").config());
    }

    @Test
    void aFlatFileOfTheSecondGenerationLoads() {
        var loaded =
                load(
                        """
                        collector {
                          interface = "0.0.0.0"
                          port = 9000
                          ssl { enable = false, redirect = false, port = 9543 }
                          paths { "/com.acme/track" = "/com.snowplowanalytics.snowplow/tp2" }
                          cookie { name = sp, sameSite = null, domains = ["acme.test"] }
                          streams {
                            good = "raw"
                            bad = "bad"
                            useIpAddressAsPartitionKey = true
                            sink {
                              enabled = kafka
                              brokers = "k1:9092,k2:9092"
                              retries = 10
                              maxBytes = 500000
                              threadPoolSize = 10
                              producerConf { "security.protocol" = SASL_SSL, sasl.mechanism = PLAIN }
                              kafkaTimeouts { maxBlockMs = 5000, deliveryTimeoutMs = 20000 }
                              backoffPolicy { minBackoff = 500, maxBackoff = 1500, maxRetries = 3 }
                            }
                            buffer { byteLimit = 3145728, recordLimit = 500, timeLimit = 5000 }
                          }
                          monitoring.metrics.statsd { enabled = false, hostname = localhost }
                          telemetry { disable = true }
                          experimental { warmup { enable = false } }
                        }
                        pekko { loglevel = WARNING, http.server {
                          max-connections = 100, idle-timeout = 610 s, parsing.max-uri-length = 1000
                          remote-address-header = on } }
                        """);

        var config = loaded.config();
        assertThat(config.port()).isEqualTo(9000);
        assertThat(config.endpoints().paths()).hasSize(1);
        assertThat(config.endpoints().cookie().sameSite()).isNull();
        assertThat(config.sink().good().topic()).isEqualTo("raw");
        assertThat(config.sink().bad().topic()).isEqualTo("bad");
        assertThat(config.sink().good().maxBytes()).isEqualTo(500_000);
        assertThat(config.sink().good().kafka().bootstrapServers()).isEqualTo("k1:9092,k2:9092");
        assertThat(config.sink().good().kafka().properties())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("delivery.timeout.ms", "20000");
        assertThat(config.network().maxConnections()).isEqualTo(100);
        assertThat(config.network().idleTimeout()).isEqualTo(Duration.ofSeconds(610));
        assertThat(config.network().maxUriLength()).isEqualTo(1000);
        assertThat(loaded.ignored())
                .extracting(Loaded.Ignored::key)
                .contains(
                        "telemetry",
                        "pekko.loglevel",
                        "pekko.http.server.remote-address-header",
                        "streams.buffer",
                        "streams.sink.retries",
                        "streams.sink.backoffPolicy",
                        "streams.sink.kafkaTimeouts.maxBlockMs");
    }

    @Test
    void aSplitFileOfTheThirdGenerationLoads() {
        var config =
                load("""
                                collector {
                                  license { accept = true }
                                  interface = "0.0.0.0"
                                  port = 8080
                                  streams {
                                    good {
                                      name = "raw", brokers = "good:9092", maxBytes = 1000
                                      startupCheckInterval = 10 seconds, retryInterval = 10 seconds
                                      buffer { byteLimit = 3145728, recordLimit = 500, timeLimit = 5000 }
                                      producerConf { acks = all }
                                    }
                                    bad { name = "bad", brokers = "bad:9092" }
                                  }
                                  networking {
                                    maxConnections = 1024, idleTimeout = 610 seconds
                                    responseHeaderTimeout = 30 seconds, bodyReadTimeout = 20 seconds
                                    maxRequestLineLength = 20480, maxHeadersLength = 40960
                                    maxPayloadSize = 1048576, dropPayloadSize = 2097152
                                  }
                                  compression { enabled = false, type = zstd }
                                  hsts { enable = false }
                                }
                                """)
                        .config();

        assertThat(config.sink().good().topic()).isEqualTo("raw");
        assertThat(config.sink().good().kafka().bootstrapServers()).isEqualTo("good:9092");
        assertThat(config.sink().good().maxBytes()).isEqualTo(1000);
        assertThat(config.sink().bad().kafka().bootstrapServers()).isEqualTo("bad:9092");
        assertThat(config.sink().good().startupCheckInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.network().requestTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.network().maxBodyBytes()).isEqualTo(2 << 20);
        assertThat(config.maxPayloadBytes()).isEqualTo(1000);
    }

    @Test
    void theSmallerOfTheTwoLimitsForPayloadsHolds() {
        var config = load("networking.maxPayloadSize = 500000").config();

        assertThat(config.sink().good().maxBytes()).isEqualTo(1_000_000);
        assertThat(config.maxPayloadBytes()).isEqualTo(500_000);
    }

    @Test
    void onePrefixIsPutBeforeTopics() {
        var config = load("topics.prefix = test_, streams.good = raw").config();

        assertThat(config.sink().good().topic()).isEqualTo("test_raw");
        assertThat(config.sink().bad().topic()).isEqualTo("test_snowplow_raw_bad");
    }

    @Test
    void onStandardOutputRecordsMayBeLarge() {
        var config = load("streams.sink.enabled = stdout").config();

        assertThat(config.sink().kind()).isEqualTo(Kind.STDOUT);
        assertThat(config.sink().good().maxBytes()).isEqualTo(1_000_000_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ssl.enable = true, https needs a certificate and its private key",
        "'ssl { enable = on, certificate = a }', ssl.certificate and ssl.privateKey need each other",
        "'ssl { certificate = a, privateKey = b, keyStore.path = c }', exclude each other",
        "compression.enabled = true, record compression is not there yet",
        "cookie.fallbackDomain = \"a b\", a domain of letters",
        "cookie.sameSite = Loose, 'None, Lax, Strict or null'",
        "doNotTrackCookie.value = \"(\", a regular expression",
        "streams.sink.enabled = kinesis, 'Freshet writes to Kafka, not to kinesis'",
        "streams.sink.enabled = teapot, 'one of kafka, stdout'",
        "port = 65536, from 0 to 65535",
        "cooky.name = sp, did you mean 'cookie'",
    })
    void refuses(String hocon, String message) {
        assertThatThrownBy(() -> load(hocon))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }
}
