package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleAnalyticsAdapterTest {

    @Test
    void aHitIsAnEventWithEntitiesAndTrackerParameters() {
        var sent = send("t=event&ec=c&ev=7&dl=http://x&je=1");

        assertThat(sent.schemasAndData())
                .containsExactly("event 1-0-0 {\"category\":\"c\",\"value\":7}");
        assertThat(sent.parameters())
                .containsOnlyKeys("tv", "e", "p", "ue_pr", "co", "url", "f_java")
                .containsEntry("tv", "com.google.analytics.measurement-protocol-v1")
                .containsEntry("p", "srv")
                .containsEntry("url", "http://x")
                .containsEntry("f_java", "1");
        assertThat(sent.parameters().get("co"))
                .isEqualTo(
                        """
                        {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1",\
                        "data":[{"schema":"iglu:com.google.analytics.measurement-protocol/hit\
                        /jsonschema/1-0-0","data":{"type":"event"}},\
                        {"schema":"iglu:com.google.analytics.measurement-protocol/system_info\
                        /jsonschema/1-0-0","data":{"javaEnabled":true}},\
                        {"schema":"iglu:com.google.analytics.measurement-protocol/page_view\
                        /jsonschema/1-0-0","data":{"documentLocationUrl":"http://x"}}]}\
                        """);
    }

    @Test
    void thePageIsNoEntityOfAPageView() {
        var sent = send("t=pageview&dp=/a");

        assertThat(sent.schemasAndData())
                .containsExactly("page_view 1-0-0 {\"documentPath\":\"/a\"}");
        assertThat(sent.parameters().get("co")).contains("/hit/").doesNotContain("/page_view/");
    }

    @ParameterizedTest
    @CsvSource({
        "pageview, page_view", "screenview, screen_view", "event, event",
        "transaction, transaction", "item, item", "social, social",
        "exception, exception", "timing, timing"
    })
    void eachTypeOfHitHasItsSchema(String type, String schema) {
        assertThat(send("t=" + type).schemasAndData()).containsExactly(schema + " 1-0-0 {}");
    }

    @Test
    void someTrackerParametersHangOnTheType() {
        assertThat(send("t=transaction&ti=T&cu=EUR").parameters())
                .containsEntry("tr_id", "T")
                .containsEntry("tr_cu", "EUR");
        assertThat(send("t=item&ti=T&cu").parameters())
                .containsEntry("ti_id", "T")
                .containsEntry("ti_cu", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\f"})
    void eachLineIsAHit(String end) {
        assertThat(send("t=event" + end + "t=social" + end).schemasAndData())
                .containsExactly("event 1-0-0 {}", "social 1-0-0 {}");
    }

    @Test
    void oneLineThatIsNoHitRefusesAll() {
        assertThat(send("t=event\n\nt=x&je=2\nt=timing&plt=a&dns=b").failures())
                .extracting(
                        failure ->
                                failure instanceof Failure.Unexpected unexpected
                                        ? unexpected.field() + "=" + unexpected.value()
                                        : "" + ((Failure.UnknownType) failure).actual())
                .containsExactly("body=", "x", "t=x", "javaEnabled=2", "pageLoadTime=a");
    }

    @Test
    void whatIsNoFormIsRefused() {
        send("{}")
                .isRefused(
                        "body",
                        "{}",
                        "Illegal character in query at index 18: http://localhost/?{}");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutBodyThereIsNoHit(String body) {
        send(body).isRefused("body", null, "empty body");
    }

    @Test
    void theQueryStringIsNotLookedAt() {
        var sent = Sent.post(GoogleAnalyticsAdapter.WEBHOOK, "eid=x&p=mob", "t=event", "any/thing");

        assertThat(sent.parameters()).containsEntry("p", "srv").doesNotContainKey("eid");
    }

    private static Sent send(String body) {
        return Sent.post(GoogleAnalyticsAdapter.WEBHOOK, null, body, null);
    }
}
