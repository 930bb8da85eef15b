package io.freshet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void theUsersSettingsWinOverOurDefaults() {
        var kafka =
                ConfigSource.text(
                                "sample",
                                "sample.hocon",
                                "bootstrapServers = \"b:1\"\nproperties { acks = all }")
                        .load(KafkaSettings::read)
                        .config();

        var client = kafka.client(Map.of("acks", "1", "linger.ms", "5"));

        assertThat(client)
                .containsEntry("bootstrap.servers", "b:1")
                .containsEntry("acks", "all")
                .containsEntry("linger.ms", "5");
    }

    @Test
    void neverPrintsValues() {
        var kafka = KafkaSettings.of("b:1").with(Map.of("sasl.jaas.config", "hush"));

        assertThat(kafka.toString()).contains("sasl.jaas.config").doesNotContain("hush");
    }

    @Test
    void onePrefixStandsBeforeAllTopicsAndGroups() {
        var topics =
                ConfigSource.text("sample", "t.hocon", "prefix = test_\nrawGood = raw")
                        .load(TopicNames::read)
                        .config();

        assertThat(topics.all()).hasSize(8).allMatch(topic -> topic.startsWith("test_"));
        assertThat(topics.rawGood()).isEqualTo("test_raw");
        assertThat(topics.prefixed("freshet-enricher")).isEqualTo("test_freshet-enricher");
        assertThat(TopicNames.defaults().jsonEvent()).isEqualTo("snowplow_json_event");
    }

    @Test
    void unreachableBrokersAreNamed() {
        var nobody = KafkaSettings.of("127.0.0.1:1");

        var failure =
                catchThrowableOfType(
                        StartFailure.class,
                        () -> KafkaTopics.await(nobody, List.of("t"), Duration.ZERO));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE);
        assertThat(failure.problem().code()).isEqualTo("F1001");
        assertThat(failure).hasMessageContaining("127.0.0.1:1");
    }
}
