package io.freshet.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.iglu.IgluClients;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchTest {

    private static final Finder EVENT = (text, most) -> List.of(Hit.event(text, "an event"));

    @Test
    void showsTheSameThingOnce() {
        assertThat(hits("abc", EVENT, EVENT)).hasSize(1);
    }

    @Test
    void goesOnWithoutASourceThatIsAway() {
        Finder away =
                (text, most) -> {
                    throw Refusal.unavailable("Postgres is away", "start it");
                };

        assertThat(hits("abc", away, EVENT)).hasSize(1);
    }

    @Test
    void findsNothingForNothing() {
        assertThat(hits("%20", EVENT)).isEmpty();
    }

    @Test
    void refusesWhatIsLongerThanAnyId() {
        assertThatThrownBy(() -> hits("x".repeat(501), EVENT)).hasMessageContaining("longer");
    }

    @Test
    void escapesWhatItPutsIntoAddresses() {
        assertThat(hits("a%2F..%3Fb%3D%22", EVENT).path(0).path("url").asString())
                .isEqualTo("/dashboard/events/a%2F..%3Fb%3D%22");
    }

    @Test
    void findsSchemasByAnyPartOfTheirName() {
        var hits = hits("LINK_cl", new SchemaFinder(IgluClients.shipped()));

        assertThat(hits.path(0).path("url").asString())
                .isEqualTo(
                        "/dashboard/schemas/com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-0");
    }

    private static JsonNode hits(String text, Finder... finders) {
        var request = Request.get("/api/v1/search?q=" + text);
        return ((Answer.Json) new Search(List.of(finders)).answer(request)).body().path("hits");
    }
}
