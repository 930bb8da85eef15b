package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRowSummaryTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","error":{"error":"ValidationError","dataReports":[{"message":"$.x: string found"}]}}]} | iglu:a/b/jsonschema/1-0-0: $.x: string found
                    {"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","error":{"error":"ResolutionError","lookupHistory":[]}}]} | iglu:a/b/jsonschema/1-0-0: the schema was found in no registry
                    {"messages":[{"field":"body","value":null,"expectation":"empty body"},{"error":"x"}]} | body: empty body (and 1 more)
                    {"messages":[{"enrichment":null,"message":{"error":"too long"}}]} | too long
                    {"message":{"payloadField":"path","value":null,"expectation":"no path"}} | path: no path
                    {"errors":["java.lang.X: boom"]} | java.lang.X: boom
                    {"type":"NotTSV"} | NotTSV
                    """)
    void saysTheFirstReason(String failure, String expected) throws Exception {
        var row = Json.parse(row("any", failure, "{}"));

        assertThat(BadRowSummary.of(row).reason()).isEqualTo(expected);
    }

    @Test
    void findsTheEventIdAmongTheParameters() throws Exception {
        var payload =
                "{\"enriched\":{\"event_id\":null},\"raw\":{\"parameters\":[{\"name\":\"eid\",\"value\":\"e-1\"}]}}";

        var summary = BadRowSummary.of(Json.parse(row("schema_violations", "{}", payload)));

        assertThat(summary.kind()).isEqualTo("schema_violations");
        assertThat(summary.eventId()).contains("e-1");
    }

    @Test
    void anyJsonGivesASummary() throws Exception {
        assertThat(BadRowSummary.of(Json.parse("[1]")).kind()).isEqualTo("unknown");
    }

    private static String row(String name, String failure, String payload) {
        return """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/%s/jsonschema/1-0-0",
                 "data":{"processor":{},"failure":%s,"payload":%s}}"""
                .formatted(name, failure, payload);
    }
}
