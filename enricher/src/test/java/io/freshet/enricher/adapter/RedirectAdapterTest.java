package io.freshet.enricher.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.mapping.LenientBase64;
import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Requests;
import io.freshet.event.badrow.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedirectAdapterTest {

    private static final String ENTITY =
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/uri_redirect/jsonschema/1-0-0\","
                    + "\"data\":{\"uri\":\"https://d.example/\"}}";

    private final Adapter adapter = new RedirectAdapter();

    @Test
    void clickAloneIsAnEventOfItsOwn() {
        assertThat(parameters("u=https%3A%2F%2Fd.example%2F"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "e", "ue",
                                "ue_pr",
                                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":"
                                                + ENTITY
                                                + "}",
                                "tv", "r-tp2",
                                "p", "web"));
    }

    @Test
    void clickOnADescribedEventIsItsFirstEntity() {
        assertThat(parameters("u=https%3A%2F%2Fd.example%2F&e=pv&p=mob&tv=x"))
                .containsEntry("e", "pv")
                .containsEntry("p", "mob")
                .containsEntry("tv", "r-tp2")
                .containsEntry(
                        "co",
                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
                                + ENTITY
                                + "]}")
                .doesNotContainKey("u");
    }

    @Test
    void givenEntitiesComeAfterIt() {
        assertThat(
                        parameters(
                                "u=https%3A%2F%2Fd.example%2F&e=pv&co={\"data\":[1]}"
                                        .replace("{", "%7B")
                                        .replace("}", "%7D")
                                        .replace("\"", "%22")))
                .containsEntry("co", "{\"data\":[" + ENTITY + ",1]}");
    }

    @Test
    void encodedEntitiesStayEncoded() {
        // {"data":[1]}
        var cx = parameters("u=https%3A%2F%2Fd.example%2F&e=pv&cx=eyJkYXRhIjpbMV19").get("cx");

        assertThat(LenientBase64.decodeText(cx)).isEqualTo("{\"data\":[" + ENTITY + ",1]}");
        assertThat(cx).doesNotContain("=", "+", "/");
    }

    @Test
    void contextsWithoutValueAreNone() {
        assertThat(parameters("u=https%3A%2F%2Fd.example%2F&e=pv&co").get("co")).contains(ENTITY);
    }

    @Test
    void platformWithoutValueIsNotReplaced() {
        assertThat(parameters("u=x&p")).containsEntry("p", null);
    }

    @Test
    void whatIsNoArrayIsLeftToValidation() {
        assertThat(parameters("u=x&e=pv&co=12")).containsEntry("co", "12");
    }

    @Test
    void withoutTargetItIsNoRedirect() {
        assertThat(((Adapted.Refused) adapt("aid=1&u")).failures())
                .containsExactly(
                        new Failure.Unexpected(
                                "querystring",
                                "aid=1&u=null",
                                "missing `u` parameter: not a valid URI redirect"));
    }

    private Map<String, String> parameters(String querystring) {
        return ((Adapted.Events) adapt(querystring)).events().get(0).parameters();
    }

    private Adapted adapt(String querystring) {
        return adapter.toRawEvents(Requests.of("/r/tp2", querystring, null, null));
    }
}
