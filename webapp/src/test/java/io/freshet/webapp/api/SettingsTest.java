package io.freshet.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.pipeline.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SettingsTest {

    /** Each secret begins so; none may come out. */
    private static final String HOSTILE =
            """
            dashboard.token = "GEHEIM-token-of-the-dashboard"
            postgres {
              url = "jdbc:postgresql://me:GEHEIM@db:5432/igludb?password=GEHEIM&sslpassword=GEHEIM&a=b"
              user = me
              password = "GEHEIM"
            }
            kafka {
              properties {
                "sasl.jaas.config" = "org.apache.kafka.x.PlainLoginModule required password=\\"GEHEIM\\";"
                "SASL.JAAS.CONFIG" = "GEHEIM"
                "client.note" = "x.ScramLoginModule required username=u password='GEHEIM with space';"
                "bootstrap.note" = "Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=GEHEIM"
                "ssl.key.password" = "GEHEIM"
                "ssl.keystore.key" = "GEHEIM"
                "sasl.oauthbearer.client.credentials.client.secret" = "GEHEIM"
                "http.Authorization" = "Bearer GEHEIM"
                "basic.auth.user.info" = "me:GEHEIM"
                "schema.url" = "https://me:GEHEIM@registry/?token=GEHEIM&apikey=GEHEIM"
                "_password_" = "GEHEIM"
                "pass word".secret = "GEHEIM"
              }
            }
            """;

    @Test
    void noSecretComesOut() {
        var loaded = ConfigSource.text("webapp", "test.hocon", HOSTILE).load(WebappConfig::read);
        var body = ask(new ComponentSettings("webapp", loaded.effective()));

        assertThat(body.toString()).doesNotContain("GEHEIM").contains("****");
        assertThat(value(body, "postgres.url")).startsWith("jdbc:postgresql://me:****@db:5432");
        assertThat(value(body, "postgres.user")).isEqualTo("me");
        assertThat(loaded.config().toString()).doesNotContain("GEHEIM");
    }

    @Test
    void eachSettingSaysWhereItComesFrom() {
        var loaded =
                ConfigSource.text("webapp", "test.hocon", "port = 9999")
                        .environment(Map.of("FRESHET_WEBAPP__MICRO__MAX_EVENTS", "7"))
                        .load(WebappConfig::read);
        var body = ask(new ComponentSettings("webapp", loaded.effective()));

        assertThat(body.path("config"))
                .extracting(
                        line -> line.path("key").asString() + " " + line.path("origin").asString())
                .contains("port test.hocon:1", "host default")
                .contains("micro.maxEvents FRESHET_WEBAPP__MICRO__MAX_EVENTS");
    }

    private static JsonNode ask(ComponentSettings of) {
        try (var processes = new Processes(Map.of());
                var doctor = new DoctorVisit(List::of, Clock.systemUTC())) {
            var answer = new Settings(List.of(of), processes, doctor);
            return ((Answer.Json) answer.answer(Request.get("/api/v1/settings"))).body();
        }
    }

    private static String value(JsonNode body, String key) {
        return body.path("config")
                .valueStream()
                .filter(line -> line.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asString();
    }
}
