package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontAdapterTest {

    private static final int SC_BYTES = 3;
    private static final int REFERER = 9;
    private static final int USER_AGENT = 10;
    private static final int TIME_TAKEN = 18;

    private static final String[] LINE = {
        "2013-10-07",
        "23:35:30",
        "CPT1",
        "1210",
        "192.0.2.55",
        "GET",
        "d1.example",
        "/a.png",
        "200",
        "http%253A%252F%252Fx",
        "Moz/5%2520(X)",
        "e=pv&x=%2520y",
        "-",
        "Hit",
        "id==",
        "h.example",
        "http",
        "500",
        "0.001",
        "-",
        "-",
        "-",
        "Hit",
        "HTTP/1.1",
        "-",
        "-"
    };

    @Test
    void theLineTellsWhoAskedWhenAndWhence() {
        var sent = send(fields(12));

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "wd_access_log 1-0-0 {\"dateTime\":\"2013-10-07T23:35:30Z\","
                                + "\"xEdgeLocation\":\"CPT1\",\"scBytes\":1210,"
                                + "\"cIp\":\"192.0.2.55\",\"csMethod\":\"GET\","
                                + "\"csHost\":\"d1.example\",\"csUriStem\":\"/a.png\","
                                + "\"scStatus\":\"200\",\"csReferer\":\"http://x\","
                                + "\"csUserAgent\":\"Moz/5 (X)\",\"csUriQuery\":\"e=pv&x=%20y\"}");
        var event = sent.events().get(0);
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2013-10-07T23:35:30Z"));
        assertThat(event.ipAddress()).isEqualTo("192.0.2.55");
        assertThat(event.userAgent()).isEqualTo("Moz/5%20(X)");
        assertThat(event.headers()).isEmpty();
        assertThat(event.networkUserId()).isNull();
        assertThat(sent.parameters())
                .containsOnlyKeys("tv", "e", "p", "ue_pr", "url")
                .containsEntry("tv", "com.amazon.aws.cloudfront/wd_access_log")
                .containsEntry("url", "http%253A%252F%252Fx");
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "15, 1", "18, 2", "19, 3", "23, 4", "24, 5", "26, 6"})
    void theNumberOfFieldsTellsTheFormat(int fields, int addition) {
        assertThat(send(fields(fields)).schemasAndData())
                .singleElement()
                .asString()
                .startsWith("wd_access_log 1-0-" + addition + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 13, 25})
    void anotherNumberIsRefused(int fields) {
        var line = String.join("\t", fields(fields));

        send(fields(fields))
                .isRefused(
                        "body",
                        line,
                        "access log contained "
                                + fields
                                + " fields, expected 12, 15, 18, 19, 23, 24 or 26");
    }

    @Test
    void emptyFieldsAreNullAndTellNothing() {
        var fields = fields(12);
        Arrays.fill(fields, 2, 12, "");

        var sent = send(fields);

        assertThat(sent.data()).contains("\"csReferer\":null,\"csUserAgent\":null");
        assertThat(sent.parameters()).doesNotContainKey("url");
        assertThat(sent.events().get(0).ipAddress()).isNull();
        assertThat(sent.events().get(0).userAgent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 0.001", "7, 7.0", "12345678, 1.2345678E7"})
    void theTimeTakenIsADouble(String given, String json) {
        var fields = fields(19);
        fields[TIME_TAKEN] = given;

        assertThat(send(fields).data()).contains("\"timeTaken\":" + json);
    }

    @Test
    void everyFieldThatDoesNotFitIsTold() {
        var fields = fields(19);
        fields[0] = "nodate";
        fields[SC_BYTES] = "99999999999";
        fields[REFERER] = "%zz";
        fields[TIME_TAKEN] = "NaN";

        assertThat(send(fields).failures())
                .extracting(failure -> ((Failure.Unexpected) failure).field())
                .containsExactly("dateTime", "scBytes", "csReferer", "timeTaken");
    }

    @Test
    void lineEndsAreTakenOutOfDecodedTexts() {
        var fields = fields(12);
        fields[USER_AGENT] = "a%0D%0Ab%2509c";

        assertThat(send(fields).data()).contains("\"csUserAgent\":\"ab    c\"");
    }

    @Test
    void withoutBodyThereIsNoEvent() {
        Sent.post(CloudFrontAdapter.WEBHOOK, "a=1", null, null)
                .isRefused("body", null, "empty body");
    }

    private static String[] fields(int number) {
        return Arrays.copyOf(LINE, number);
    }

    private static Sent send(String[] fields) {
        return Sent.post(CloudFrontAdapter.WEBHOOK, "eid=x&p=mob", String.join("\t", fields), null);
    }
}
