package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.PgLoaderConfig.StartFrom;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.partition.PartitionSettings;
import io.freshet.loader.pg.partition.PartitionSettings.Every;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.vectors.TestData;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PgLoaderConfigTest {

    private static final String MINIMAL = "postgres.url = \"jdbc:postgresql://db/x\"";

    @Test
    void theMinimalFileSaysWhereThingsAre() {
        var config = file("config/loader-pg.minimal.hocon", Map.of("FRESHET_PG_PASSWORD", "p"));

        assertThat(config.config().postgres().password().value()).isEqualTo("p");
        assertThat(config.config().postgres().schema()).isEqualTo("atomic");
        assertThat(config.ignored()).isEmpty();
    }

    @Test
    void theReferenceFileNamesEveryKeyWithItsDefault() {
        var reference = file("config/loader-pg.reference.hocon", Map.of());
        var defaults = text(MINIMAL);

        var named = effective(reference);
        var fallback = effective(defaults);

        assertThat(named.keySet()).containsAll(fallback.keySet());
        assertThat(reference.config().layout()).isEqualTo(defaults.config().layout());
        assertThat(reference.config().badRows()).isEqualTo(defaults.config().badRows());
        assertThat(reference.config().failedEvents()).isEqualTo(defaults.config().failedEvents());
        assertThat(reference.config().batch()).isEqualTo(defaults.config().batch());
        assertThat(reference.config().retry()).isEqualTo(defaults.config().retry());
        assertThat(reference.config().topics()).isEqualTo(defaults.config().topics());
        assertThat(reference.config().groupId()).isEqualTo(defaults.config().groupId());
        assertThat(reference.config().startFrom()).isEqualTo(defaults.config().startFrom());
        assertThat(reference.config().startPatience()).isEqualTo(defaults.config().startPatience());
        assertThat(reference.config().threads()).isEqualTo(defaults.config().threads());
        assertThat(reference.config().connections()).isEqualTo(defaults.config().connections());
    }

    @Test
    void theReferenceFileTakesTheInstancesNameFromItsEnvironment() {
        var pod = file("config/loader-pg.reference.hocon", Map.of("FRESHET_INSTANCE_ID", "pod-0"));

        assertThat(pod.config().instanceId()).isEqualTo("pod-0");
        assertThat(text(MINIMAL).config().instanceId()).isNull();
    }

    @Test
    void defaultsAreThoseOfTheDocumentation() {
        var config = text(MINIMAL).config();

        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.groupId()).isEqualTo("freshet-loader-pg");
        assertThat(config.startFrom()).isEqualTo(StartFrom.EARLIEST);
        assertThat(config.batch().maxEvents()).isEqualTo(10_000);
        assertThat(config.batch().maxBytes()).isEqualTo(32 << 20);
        assertThat(config.batch().maxAge()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.layout()).isEqualTo(LayoutSettings.DEFAULT);
        assertThat(config.connections()).isEqualTo(2);
        assertThat(config.postgres().bookkeepingSchema()).isEqualTo("freshet");
        assertThat(config.resolver()).isNull();
    }

    @Test
    void layoutSaysWhatTablesLookLike() {
        var config =
                text(MINIMAL
                                + """

                                        layout {
                                          style = both
                                          indexes = no
                                          partitions { every = day, retention = 400 days }
                                        }""")
                        .config();

        assertThat(config.layout())
                .isEqualTo(
                        new LayoutSettings(
                                EntityStyle.BOTH,
                                false,
                                PartitionSettings.of(Every.DAY).keeping(Duration.ofDays(400))));
        assertThatThrownBy(
                        () ->
                                text(
                                        MINIMAL
                                                + """

                                                layout.style = tall
                                                layout.partitions { every = week, ahead = 0, retention = 1h }
                                                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("layout.style")
                .hasMessageContaining("layout.partitions.every")
                .hasMessageContaining("layout.partitions.ahead")
                .hasMessageContaining("layout.partitions.retention");
    }

    @Test
    void thePrefixStandsBeforeTheGroupToo() {
        assertThat(text(MINIMAL + "\ntopics.prefix = \"stage-\"").config().groupId())
                .isEqualTo("stage-freshet-loader-pg");
    }

    @Test
    void badRowsComeFromTheThreeBadTopicsAndAreKeptForEver() {
        var badRows =
                text(MINIMAL + "\ntopics { prefix = \"p-\", rawBad = \"r\" }").config().badRows();

        assertThat(badRows.load()).isTrue();
        assertThat(badRows.topics())
                .containsExactly("p-r", "p-snowplow_parsed_bad", "p-snowplow_json_bad");
        assertThat(badRows.retention()).isNull();
    }

    @Test
    void badRowsComeFromOtherTopicsOnRequest() {
        var badRows =
                text(MINIMAL
                                + "\nbadRows { topics = [\"mine\"], retention = 90 days }\ntopics.prefix = \"p-\"")
                        .config()
                        .badRows();

        assertThat(badRows.topics()).containsExactly("p-mine");
        assertThat(badRows.retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void allProblemsAreTold() {
        assertThatThrownBy(
                        () ->
                                text(
                                        """
                                        postgres.url = "mysql://db"
                                        batch.maxEvents = 0
                                        badRows { topics = [], retention = 1 minute }
                                        startFrom = "middle"
                                        posgres.user = "x"
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("postgres.url")
                .hasMessageContaining("batch.maxEvents")
                .hasMessageContaining("badRows.topics")
                .hasMessageContaining("badRows.retention")
                .hasMessageContaining("startFrom")
                .hasMessageContaining("posgres");
    }

    @Test
    void clientsReadCommittedRecordsAndKeepNoOffsetsInKafka() {
        var config = text(MINIMAL + "\nconsumerConf { \"max.poll.records\" = 7 }").config();

        var consumer = ClientSettings.consumer(config, 0);
        var producer = ClientSettings.producer(config);

        assertThat(consumer)
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("max.poll.records", "7");
        assertThat(producer).containsEntry("acks", "all");
        assertThat(ClientSettings.maxRequestBytes(config)).isEqualTo(1 << 20);
    }

    @Test
    void noPasswordIsShown() {
        var config = text(MINIMAL + "\npostgres.password = geheim").config();

        assertThat(config.toString()).doesNotContain("geheim");
    }

    private static Map<String, String> effective(Loaded<PgLoaderConfig> loaded) {
        var effective = new TreeMap<String, String>();
        loaded.effective().forEach(e -> effective.put(e.key(), e.value()));
        return effective;
    }

    private static Loaded<PgLoaderConfig> file(String path, Map<String, String> environment) {
        return ConfigSource.file(PgLoaderConfig.NAME, TestData.root().resolve(path))
                .environment(environment)
                .load(PgLoaderConfig::read);
    }

    private static Loaded<PgLoaderConfig> text(String hocon) {
        return ConfigSource.text(PgLoaderConfig.NAME, "test", hocon).load(PgLoaderConfig::read);
    }
}
