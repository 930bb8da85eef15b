package io.freshet.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorConfigTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        var config = load("");

        assertThat(config.topics().parsedGood()).isEqualTo("snowplow_parsed_good");
        assertThat(config.topics().jsonEvent()).isEqualTo("snowplow_json_event");
        assertThat(config.topics().jsonBad()).isEqualTo("snowplow_json_bad");
        assertThat(config.streams().applicationId()).isEqualTo("freshet-events-processor");
        assertThat(config.streams().kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.streams().threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(config.maxRecordBytes()).isEqualTo(1_000_000);
        assertThat(config.admin().port()).isEqualTo(8000);
    }

    @Test
    void everyKeyIsRead() {
        var config =
                load(
                        """
                        kafka { bootstrapServers = "k:1", properties { security.protocol = SSL } }
                        topics { prefix = "p.", parsedGood = "in", jsonEvent = "out", jsonBad = "bad" }
                        streams {
                          stateDir = "/state", threads = 3, instanceId = "pod-1", commitInterval = 1s
                          startPatience = 2s, closePatience = 3s, streamsConf { a.b = c }
                        }
                        maxRecordBytes = 2000
                        admin { enabled = false, host = "h", port = 1 }
                        """);

        assertThat(config.topics().parsedGood()).isEqualTo("p.in");
        assertThat(config.topics().jsonEvent()).isEqualTo("p.out");
        assertThat(config.topics().jsonBad()).isEqualTo("p.bad");
        assertThat(config.streams().applicationId()).isEqualTo("p.freshet-events-processor");
        assertThat(config.streams().kafka().properties()).containsEntry("security.protocol", "SSL");
        assertThat(config.streams().stateDir()).isEqualTo(Path.of("/state"));
        assertThat(config.streams().threads()).isEqualTo(3);
        assertThat(config.streams().instanceId()).isEqualTo("pod-1");
        assertThat(config.streams().commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.streams().startPatience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.streams().closePatience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.streams().properties()).containsEntry("a.b", "c");
        assertThat(config.maxRecordBytes()).isEqualTo(2000);
        assertThat(config.admin().enabled()).isFalse();
        assertThat(config.admin().host()).isEqualTo("h");
        assertThat(config.admin().port()).isEqualTo(1);
    }

    @Test
    void referenceFileHasEveryKeyWithItsDefault() {
        var reference = shipped("reference", Map.of("FRESHET_INSTANCE_ID", "pod-0"));

        // A key that the file does not have would show the origin "default".
        assertThat(reference.effective()).noneMatch(e -> e.origin().equals("default"));
        assertThat(reference.effective())
                .filteredOn(e -> e.key().equals("streams.instanceId"))
                .hasSize(1);
        assertThat(shipped("reference", Map.of()).config()).isEqualTo(load(""));
    }

    @Test
    void minimalFileIsEnough() {
        assertThat(shipped("minimal", Map.of()).config()).isEqualTo(load(""));
    }

    @Test
    void environmentWins() {
        var config =
                ConfigSource.text(ProcessorConfig.NAME, "test", "maxRecordBytes = 5000")
                        .environment(
                                Map.of(
                                        "FRESHET_EVENTS_PROCESSOR__MAX_RECORD_BYTES", "6000",
                                        "FRESHET_KAFKA__BOOTSTRAP_SERVERS", "k:9"));

        var loaded = ProcessorConfig.load(config).config();

        assertThat(loaded.maxRecordBytes()).isEqualTo(6000);
        assertThat(loaded.streams().kafka().bootstrapServers()).isEqualTo("k:9");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> load("maxRecordBytes = 1\nstreams.thread = 2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("maxRecordBytes")
                .hasMessageContaining("threads");
    }

    private static ProcessorConfig load(String hocon) {
        return ProcessorConfig.load(ConfigSource.text(ProcessorConfig.NAME, "test", hocon))
                .config();
    }

    private static Loaded<ProcessorConfig> shipped(String kind, Map<String, String> environment) {
        var file = TestData.root().resolve("config/events-processor." + kind + ".hocon");
        return ProcessorConfig.load(
                ConfigSource.file(ProcessorConfig.NAME, file).environment(environment));
    }
}
