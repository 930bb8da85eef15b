package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.ConfigSource;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    private static final String NAMED =
            """
            postgres.url = "jdbc:postgresql://db/x"
            consumerConf { "group.instance.id" = "loader-a" }
            """;

    @Test
    void aConsumerHasTheMembersNameThatIsConfigured() {
        assertThat(ClientSettings.consumer(config(NAMED), 0))
                .containsEntry("group.instance.id", "loader-a");
    }

    @Test
    void severalConsumersAreMembersOfTheirOwn() {
        var config = config(NAMED + "threads = 2");

        assertThat(ClientSettings.consumer(config, 0))
                .containsEntry("group.instance.id", "loader-a-0");
        assertThat(ClientSettings.consumer(config, 1))
                .containsEntry("group.instance.id", "loader-a-1");
    }

    @Test
    void anInstanceKeepsItsPlaceInEachOfItsGroupsForTheTimeOfARestart() {
        var config = config("postgres.url = \"jdbc:postgresql://db/x\", instanceId = loader-pg-1");

        assertThat(ClientSettings.consumer(config, 0))
                .containsEntry("group.instance.id", "loader-pg-1")
                .containsEntry("session.timeout.ms", "45000");
        assertThat(ClientSettings.sideConsumer(config, "loader-bad-rows", "bad-rows"))
                .containsEntry("group.id", "loader-bad-rows")
                .containsEntry("group.instance.id", "loader-pg-1");
    }

    @Test
    void theConsumersOfAnInstanceAreToldApart() {
        var config =
                config(
                        "postgres.url = \"jdbc:postgresql://db/x\", instanceId = loader-pg-1,"
                                + " threads = 2");

        assertThat(ClientSettings.consumer(config, 1))
                .containsEntry("group.instance.id", "loader-pg-1-1");
    }

    @Test
    void whoHasNoNameIsNotWaitedForLong() {
        var config = config("postgres.url = \"jdbc:postgresql://db/x\"");

        assertThat(ClientSettings.consumer(config, 0)).containsEntry("session.timeout.ms", "10000");
    }

    @Test
    void noNameIsMadeUp() {
        var config = config("postgres.url = \"jdbc:postgresql://db/x\", threads = 2");

        assertThat(ClientSettings.consumer(config, 0)).doesNotContainKey("group.instance.id");
    }

    private static PgLoaderConfig config(String text) {
        return ConfigSource.text(PgLoaderConfig.NAME, "test", text)
                .load(PgLoaderConfig::read)
                .config();
    }
}
