package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnbounceAdapterTest {

    private static final String PAGE = "page_id=i&page_name=n&variant=v&page_url=u";

    @Test
    void theFormIsTheEventWithItsContentAsJson() {
        var sent =
                send(
                        PAGE
                                + "&data.json="
                                + encoded("{\"a_b\":[1,{\"c-d\":2}]}")
                                + "&data.xml=x&no");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "form_post 1-0-0 {\"data.json\":{\"aB\":[1,{\"cD\":2}]},\"variant\":\"v\","
                                + "\"pageId\":\"i\",\"pageName\":\"n\",\"pageUrl\":\"u\"}");
        assertThat(sent.parameters()).containsEntry("tv", "com.unbounce-v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_id", "page_name", "variant", "page_url"})
    void everyFieldOfThePageIsNeeded(String field) {
        send((PAGE + "&data.json=1").replace(field, "other"))
                .isRefused(field, null, "missing '" + field + "' field in body");
        send((PAGE + "&data.json=1").replaceFirst(field + "=.", field))
                .isRefused(field, null, "missing '" + field + "' field in body");
    }

    @Test
    void theContentMustBeJson() {
        send(PAGE).isRefused("data.json", null, "missing 'data.json' field in body");
        send(PAGE + "&data.json=").isRefused("data.json", null, "empty 'data.json' field in body");
        assertThat(send(PAGE + "&data.json=%7B").failures())
                .containsExactly(
                        new Failure.NotJson("data.json", "{", "invalid json: exhausted input"));
    }

    @Test
    void whatIsNoFormIsRefusedUnderItsOwnName() {
        send("{x")
                .isRefused(
                        "{x",
                        "{x",
                        "could not parse body: Illegal character in query at index 18:"
                                + " http://localhost/?{x");
    }

    private static Sent send(String body) {
        return Sent.form(UnbounceAdapter.WEBHOOK, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
