package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgluAdapterTest {

    private static final String SCHEMA = "schema=iglu%3Acom.acme%2Fbag%2Fjsonschema%2F1-0-0";
    private static final String JSON = "application/json";
    private static final String THREE =
            "expected one of application/json, application/json; charset=utf-8,"
                    + " application/x-www-form-urlencoded";

    @Test
    void theQueryStringIsTheEventWhereThereIsNoBody() {
        var sent = send(SCHEMA + "&p=mob&aid=a&nuid=n&cv=c&a=1&b=&c&url=u", null, "text/plain");

        assertThat(sent.schemasAndData())
                .containsExactly("bag 1-0-0 {\"url\":\"u\",\"a\":\"1\",\"b\":null,\"c\":null}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.snowplowanalytics.iglu-v1")
                .containsEntry("p", "mob")
                .containsEntry("aid", "a")
                .containsEntry("nuid", "n")
                .containsEntry("cv", "c")
                .containsEntry("url", "u");
    }

    @Test
    void aPlatformWithoutValueLeavesTheEventWithoutPlatform() {
        assertThat(send(SCHEMA + "&p", null, null).parameters()).containsEntry("p", null);
        assertThat(send(SCHEMA, null, null).parameters()).containsEntry("p", "app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void aJsonBodyIsOneEventOrAnArrayOfThem(String contentType) {
        assertThat(send(SCHEMA, "{\"a\":1.0}", contentType).schemasAndData())
                .containsExactly("bag 1-0-0 {\"a\":1.0}");
        assertThat(send(SCHEMA, "[{},[],1,null]", contentType).schemasAndData())
                .containsExactly("bag 1-0-0 {}", "bag 1-0-0 []", "bag 1-0-0 1", "bag 1-0-0 null");
    }

    @Test
    void bodiesWithoutMembersAreRefused() {
        send(SCHEMA, "[]", JSON).isRefused("body", "[]", "empty array of events");
        for (var body : new String[] {"{}", "1", "\"x\"", "null", "true"}) {
            send(SCHEMA, body, JSON).isRefused("body", body, "has no key-value pairs");
        }
    }

    @Test
    void aFormIsTextsFromAServer() {
        var sent = send(SCHEMA + "&eid=e", "a=1&b&c=&a=2", Body.FORM);

        assertThat(sent.schemasAndData())
                .containsExactly("bag 1-0-0 {\"a\":\"2\",\"b\":null,\"c\":\"\"}");
        assertThat(sent.parameters()).containsEntry("p", "srv").containsEntry("eid", "e");
        send(SCHEMA, "a b", Body.FORM)
                .isRefused(
                        "body",
                        "a b",
                        "Illegal character in query at index 19: http://localhost/?a b");
    }

    @Test
    void withoutSchemaTheBodyIsSelfDescribing() {
        var body = "{\"schema\":\"iglu:com.acme/own/jsonschema/2-0-0\",\"data\":[1]}";

        assertThat(send("schema&aid=x", body, JSON).schemasAndData())
                .containsExactly("own 2-0-0 [1]");
        assertThat(send(null, "[1]", JSON).failures().get(0))
                .isInstanceOfSatisfying(
                        Failure.NotIglu.class,
                        failure -> assertThat(failure.error()).isEqualTo("INVALID_DATA_PAYLOAD"));
        assertThat(send(null, "{", JSON).failures().get(0)).isInstanceOf(Failure.NotJson.class);
        send(null, body, "application/json; charset=UTF-8")
                .isRefused(
                        "contentType",
                        "application/json; charset=UTF-8",
                        "expected one of application/json, application/json; charset=utf-8");
        send(null, body, Body.FORM)
                .isRefused(
                        "contentType",
                        Body.FORM,
                        "expected one of application/json, application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "x, INVALID_IGLUURI",
        "'', INVALID_IGLUURI",
        "iglu:a/b/c/1-0, INVALID_IGLUURI",
        "iglu:a/b/c/0-0-0, INVALID_SCHEMAVER"
    })
    void aSchemaThatIsNoneIsNamed(String schema, String error) {
        send("schema=" + schema, null, null).isRefused("schema", schema, error);
    }

    @Test
    void theContentTypeIsAskedForFirst() {
        send(SCHEMA, "{}", null).isRefused("contentType", null, THREE);
        send("schema=bad", "", null).isRefused("contentType", null, THREE);
        send(SCHEMA, "{}", "text/plain").isRefused("contentType", "text/plain", THREE);
        send("schema=bad", "{}", "text/plain").isRefused("schema", "bad", "INVALID_IGLUURI");
    }

    @Test
    void withoutSchemaAndBodyBothAreMissed() {
        assertThat(send("a=1", null, JSON).failures())
                .containsExactly(
                        new Failure.Unexpected("schema", null, "empty `schema` field"),
                        new Failure.Unexpected("body", null, "empty body"));
    }

    private static Sent send(
            @Nullable String querystring, @Nullable String body, @Nullable String contentType) {
        return Sent.post(IgluAdapter.WEBHOOK, querystring, body, contentType);
    }
}
