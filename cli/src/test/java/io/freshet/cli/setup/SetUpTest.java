package io.freshet.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.setup.TopicUse.Verb;
import org.junit.jupiter.api.Test;

class SetUpTest {

    @Test
    void topicsAreNamedInTheOrderOfTheEventsWay() {
        assertThat(SetUps.all().topics())
                .filteredOn(TopicUse::needed)
                .extracting(TopicUse::text, TopicUse::topic)
                .map(use -> use.toList().get(0) + " " + use.toList().get(1))
                .containsExactly(
                        "collector writes snowplow_raw_good",
                        "collector writes snowplow_raw_bad",
                        "enricher reads snowplow_raw_good",
                        "enricher writes snowplow_parsed_good",
                        "enricher writes snowplow_parsed_bad",
                        "events-processor reads snowplow_parsed_good",
                        "events-processor writes snowplow_json_event",
                        "events-processor writes snowplow_json_bad",
                        "loader-pg reads snowplow_json_event",
                        "loader-pg writes snowplow_json_bad");
    }

    @Test
    void outputsThatAreOffAreNotUsedAndThoseThatAreOnAre() {
        var setUp = SetUps.of("enricher", "output.pii.topicName = mine");

        assertThat(setUp.topics())
                .filteredOn(use -> use.verb() == Verb.WRITES)
                .extracting(TopicUse::topic)
                .containsExactly("snowplow_parsed_good", "snowplow_parsed_bad", "mine");
    }

    @Test
    void readersHaveTheirPrefixAndTheLoadersPositionsAreInItsDatabase() {
        var setUp =
                SetUps.of(
                        "enricher", "topics.prefix = \"eu_\"",
                        "loader-pg", "postgres { url = \"jdbc:postgresql://db/x\", user = u }");

        assertThat(setUp.readers())
                .extracting(Reader::group)
                .containsExactly(
                        "eu_freshet-enricher",
                        "freshet-loader-pg",
                        "freshet-loader-pg-bad-rows",
                        "freshet-loader-pg-failed-events");
        assertThat(setUp.readers().get(0).positions()).isNull();
        assertThat(setUp.readers().get(1).positions()).isNotNull();
    }

    @Test
    void whatItTakesToConnectIsFoundWhereverItStands() {
        var setUp =
                SetUps.of(
                        "enricher",
                        """
                        input.bootstrapServers = "b:9093"
                        input.consumerConf { "security.protocol" = SASL_SSL, "max.poll.records" = 7 }
                        kafka.properties { "sasl.mechanism" = PLAIN }
                        """);
        var cluster = setUp.topics().get(0).cluster();

        assertThat(cluster.bootstrapServers()).isEqualTo("b:9093");
        assertThat(cluster.connection()).containsOnlyKeys("security.protocol", "sasl.mechanism");
        assertThat(cluster.security()).isEqualTo("SASL_SSL, PLAIN");
    }

    @Test
    void aClusterNeverShowsItsPassword() {
        var setUp =
                SetUps.of(
                        "loader-pg",
                        """
                        postgres { url = "jdbc:postgresql://db/x", user = u }
                        kafka.properties { "sasl.jaas.config" = "password=hush" }
                        """);

        assertThat(setUp.topics().get(0).toString()).doesNotContain("hush");
    }

    @Test
    void settingsThatCannotBeReadAreProblemsAndTheOthersStay() {
        var setUp = SetUps.of("collector", "prot = 1", "events-processor", "");

        assertThat(setUp.collector()).isNull();
        assertThat(setUp.processor()).isNotNull();
        assertThat(setUp.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("F6001"));
    }
}
