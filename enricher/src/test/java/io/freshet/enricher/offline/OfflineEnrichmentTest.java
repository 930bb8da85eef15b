package io.freshet.enricher.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.badrow.Processor;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.vectors.TestData;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OfflineEnrichmentTest {

    private final OfflineEnrichment offline =
            new OfflineEnrichment(
                    IgluClients.shipped(),
                    Facilities.of(EnrichmentSettings.DEFAULT),
                    ConfiguredEnrichments.NONE,
                    PipelineSettings.defaults(new Processor("test", "1")),
                    LineForm.TSV);

    @Test
    void aPayloadInBase64IsEnriched() throws Exception {
        var answer = answer(vector().path("thrift_b64").stringValue());

        assertThat(answer.path("id").isNull()).isTrue();
        assertThat(answer.path("good").path(0).stringValue().split("\t", -1)).hasSize(131);
        assertThat(answer.path("bad").isEmpty()).isTrue();
    }

    @Test
    void anObjectKeepsItsId() throws Exception {
        var line =
                "{\"id\":{\"n\":1.0},\"thrift_b64\":"
                        + Json.print(vector().path("thrift_b64"))
                        + "}";

        assertThat(Json.print(answer(line).path("id"))).isEqualTo("{\"n\":1.0}");
    }

    @Test
    void flagsOfTheLineReplaceTheRuns() throws Exception {
        var line =
                "{\"id\":1,\"flags\":{\"maxRecordSize\":100},\"thrift_b64\":"
                        + Json.print(vector().path("thrift_b64"))
                        + "}";

        assertThat(answer(line).path("bad").path(0).path("schema").stringValue())
                .contains("/size_violation/");
    }

    @Test
    void limitsOfTheLineReplaceThoseOfTheCanonicalEvent() throws Exception {
        var tooLong = line("{\"atomicFieldsLimits\":{\"v_etl\":3}}");
        var accepted = line("{\"atomicFieldsLimits\":{\"v_etl\":3},\"acceptInvalid\":true}");

        assertThat(Json.print(answer(tooLong).path("bad")))
                .contains("Field v_etl longer than maximum allowed size 3");
        assertThat(answer(accepted).path("good").size()).isEqualTo(1);
    }

    @Test
    void failedEventsAreGivenToLinesThatAskForThem() throws Exception {
        var limits = "\"atomicFieldsLimits\":{\"v_etl\":3}";
        var answer = answer(line("{\"failedEvents\":true," + limits + "}"));

        assertThat(answer.path("bad").size()).isEqualTo(1);
        assertThat(answer.path("failed").path(0).stringValue().split("\t", -1)).hasSize(131);
        assertThat(answer(line("{" + limits + "}")).path("failed").isEmpty()).isTrue();
    }

    @Test
    void aRecordMayBeBase64WhereTheFlagSaysSo() throws Exception {
        var once = vector().path("thrift_b64").stringValue();
        var twice = Base64.getEncoder().encodeToString(once.getBytes(UTF_8));

        var without = answer(line(twice, "{}"));
        var with = answer(line(twice, "{\"tryBase64Decoding\":true}"));

        assertThat(without.path("bad").size()).isEqualTo(1);
        assertThat(with.path("good").size()).isEqualTo(1);
    }

    @Test
    void enrichmentsThatCannotBeUsedAreNamed() throws Exception {
        var line =
                """
                {"id":1,"thrift_b64":"AA==","enrichments":[
                 {"schema":"iglu:com.snowplowanalytics.snowplow/anon_ip/jsonschema/1-0-0","data":{"wrong":1}}]}"""
                        .replace("\n", "");

        assertThat(answer(line).path("config_errors").isEmpty()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    %%% | base64
                    {"id":1 | JSON
                    {"id":1,"thrift_b64":"%"} | base64
                    {"id":1,"thrift_b64":"","flags":[]} | flags
                    {"request":5} | object
                    {"request":{"qurey":"e=pv"}} | no member qurey
                    {"request":{"query":5}} | request.query must be a text
                    {"request":{"headers":["a: b",5]}} | list of texts
                    {"request":{"time":"today"}} | 2026-01-31T12:00:00Z
                    {"id":1,"thrift_b64":"","enrichments":{}} | enrichments
                    {"id":1,"thrift_b64":"","flags":{"atomicFieldsLimits":5}} | object
                    {"id":1,"thrift_b64":"","flags":{"atomicFieldsLimits":{"app":5}}} | app
                    {"id":1,"thrift_b64":"","flags":{"atomicFieldsLimits":{"txn_id":5}}} | txn_id
                    {"id":1,"thrift_b64":"","flags":{"atomicFieldsLimits":{"app_id":0}}} | 1 or more
                    """)
    void aLineThatCannotBeReadIsAnswered(String line, String reason) throws Exception {
        assertThat(answer(line).path("error").stringValue()).contains(reason);
    }

    @Test
    void bytesThatAreNoPayloadAreABadRow() throws Exception {
        assertThat(answer("AAAA").path("bad").size()).isEqualTo(1);
    }

    @Test
    void aRequestNeedsNoPayload() throws Exception {
        var answer =
                shown(
                        "{\"request\":{\"query\":\"e=pv&p=web&tv=x\",\"ip\":\"203.0.113.9\","
                                + "\"headers\":[\"User-Agent: curl\",\"Referer: http://a.example/b\"],"
                                + "\"time\":\"2026-01-31T12:00:00Z\"}}");

        assertThat(Json.print(answer))
                .contains(
                        "\"user_ipaddress\":\"203.0.113.9\"",
                        "\"useragent\":\"curl\"",
                        "\"page_url\":\"http://a.example/b\"",
                        "\"collector_tstamp\":\"2026-01-31 12:00:00.000\"")
                .doesNotContain("geo_city");
    }

    @Test
    void theBodyOfARequestMayBeJson() throws Exception {
        var answer =
                shown(
                        """
                        {"request":{"body":{
                          "schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
                          "data":[{"e":"pv","p":"web","tv":"x","co":"{\\"schema\\":\\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\\",\\"data\\":[{\\"schema\\":\\"iglu:org.ietf/http_cookie/jsonschema/1-0-0\\",\\"data\\":{\\"name\\":\\"a\\",\\"value\\":\\"b\\"}}]}"}]}}}""");

        assertThat(answer.path("contexts").path(0).path("data").path("value").stringValue())
                .isEqualTo("b");
    }

    private static JsonNode shown(String request) throws Exception {
        try (var shown =
                new OfflineEnrichment(
                        IgluClients.shipped(),
                        Facilities.of(EnrichmentSettings.DEFAULT),
                        ConfiguredEnrichments.NONE,
                        PipelineSettings.defaults(new Processor("test", "1")),
                        LineForm.columns(List.of()))) {
            return Json.parse(shown.answer(request)).path("good").path(0);
        }
    }

    private static String line(String flags) throws Exception {
        return line(vector().path("thrift_b64").stringValue(), flags);
    }

    private static String line(String base64, String flags) {
        return "{\"id\":1,\"flags\":" + flags + ",\"thrift_b64\":\"" + base64 + "\"}";
    }

    private JsonNode answer(String line) throws Exception {
        return Json.parse(offline.answer(line));
    }

    private static JsonNode vector() throws Exception {
        return Json.parse(TestData.lines("enrich/vectors-public.ndjson").get(0));
    }
}
