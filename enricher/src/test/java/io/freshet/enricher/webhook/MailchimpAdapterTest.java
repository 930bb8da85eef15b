package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailchimpAdapterTest {

    @Test
    void namesArePathsAndTheQueryStringIsPartOfTheEvent() {
        var sent =
                Sent.post(
                        MailchimpAdapter.WEBHOOK,
                        "aid=shop&url=u",
                        "type=upemail&data%5Bmerges%5D%5BEMAIL%5D=a%40b&p=mob",
                        Body.FORM);

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "email_address_change 1-0-0 {\"data\":{\"merges\":{\"EMAIL\":\"a@b\"}},"
                                + "\"type\":\"upemail\",\"url\":\"u\"}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.mailchimp-v1")
                .containsEntry("p", "mob")
                .containsEntry("aid", "shop")
                .containsEntry("url", "u");
    }

    @ParameterizedTest
    @CsvSource({
        "a[b][c]=1&a[b][d]=2, '{\"a\":{\"b\":{\"d\":\"2\",\"c\":\"1\"}},\"type\":\"profile\"}'",
        "a[b]=1&a=2, '{\"a\":\"2\",\"type\":\"profile\"}'",
        "a=1&a[b]=2, '{\"a\":{\"b\":\"2\"},\"type\":\"profile\"}'",
        "a[]=1, '{\"a\":\"1\",\"type\":\"profile\"}'",
        "[a]=1, '{\"\":{\"a\":\"1\"},\"type\":\"profile\"}'",
        "a[[b=1, '{\"a\":{\"\":{\"b\":\"1\"}},\"type\":\"profile\"}'",
        "a]b=1, '{\"a\":{\"b\":\"1\"},\"type\":\"profile\"}'",
        "[]=1, '{\"[]\":\"1\",\"type\":\"profile\"}'",
        "a&b=, '{\"b\":\"\",\"type\":\"profile\"}'"
    })
    void oddNamesAreReadLikeThis(String form, String data) {
        var encoded = form.replace("[", "%5B").replace("]", "%5D");
        assertThat(send("type=profile&" + encoded).data()).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-11-04 09:42:31, 2014-11-04T09:42:31.000Z",
        "2014-1-4 9:2:1, 2014-01-04T09:02:01.000Z",
        "12014-01-04 09:02:01, 12014-01-04T09:02:01.000Z",
        "-5-01-04 09:02:01, -0005-01-04T09:02:01.000Z",
        "292278995-01-01 00:00:00, 292278995-01-01 00:00:00",
        "2014-02-30 09:02:01, 2014-02-30 09:02:01",
        "2014-02-20 24:00:00, 2014-02-20 24:00:00",
        "2014-02-20 23:59:60, 2014-02-20 23:59:60",
        "2014-02-20, 2014-02-20",
        "2014-02-20 01:02:03.4, 2014-02-20 01:02:03.4",
        "last week, last week"
    })
    void theTimeBecomesADateIfItIsOne(String sent, String date) {
        assertThat(send("type=cleaned&fired_at=" + sent.replace(' ', '+')).data())
                .isEqualTo("{\"fired_at\":\"" + date + "\",\"type\":\"cleaned\"}");
    }

    @Test
    void theTypeDecidesOnTheSchema() {
        assertThat(send("type=campaign").schemasAndData().get(0))
                .startsWith("campaign_sending_status 1-0-0 ");
        send("type=").isOfUnknownType(": cannot determine event type: type parameter empty");
        send("type=zap")
                .isOfUnknownType("zap: no schema associated with the provided type parameter");
        send("type&a=b")
                .isRefused(
                        "body",
                        "type&a=b",
                        "no `type` parameter provided: cannot determine event type");
        send("").isRefused("body", "", "no `type` parameter provided: cannot determine event type");
    }

    @Test
    void aFormEndsAtAHashAndMustBeAQuery() {
        assertThat(send("type=profile#&a=b").data()).isEqualTo("{\"type\":\"profile\"}");
        send("{\"broken")
                .isRefused(
                        "body",
                        "{\"broken",
                        "Illegal character in query at index 18: http://localhost/?{\"broken");
    }

    @Test
    void pathsDeeperThanJsonMayBeAreRefused() {
        var body = "type=profile&a" + "%5Bb%5D".repeat(200_000) + "=1";

        send(body).isRefused("body", body, "a field's name nests deeper than 500 levels");
    }

    private static Sent send(String body) {
        return Sent.form(MailchimpAdapter.WEBHOOK, body);
    }
}
