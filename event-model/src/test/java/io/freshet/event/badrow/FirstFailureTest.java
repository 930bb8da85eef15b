package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FirstFailureTest {

    private static final String NO_REASON = "no reason given";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    {"failure":{"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","error":{"error":"ValidationError","dataReports":[{"message":"$.x: string found, integer expected","path":"$.x","keyword":"type","targets":["string","integer"]}]}},{"error":"x"}]}} | iglu:a/b/jsonschema/1-0-0 | $.x | type | $.x: string found, integer expected | 2
                    {"failure":{"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","error":{"error":"ValidationError","dataReports":[{"message":"$.a: is missing but it is required","path":"$","keyword":"required","targets":["a"]}]}}]}} | iglu:a/b/jsonschema/1-0-0 | $.a | required | $.a: is missing but it is required | 1
                    {"failure":{"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","error":{"error":"ResolutionError","lookupHistory":[]}}]}} | iglu:a/b/jsonschema/1-0-0 | - | ResolutionError | the schema was found in no registry | 1
                    {"failure":{"messages":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","schemaCriterion":"iglu:a/c/jsonschema/1-*-*"}]}} | iglu:a/b/jsonschema/1-0-0 | - | CriterionMismatch | is not iglu:a/c/jsonschema/1-*-* | 1
                    {"failure":{"messages":[{"json":{"a":1},"error":"INVALID_IGLUURI"}]}} | - | - | NotIglu | not self-describing: INVALID_IGLUURI | 1
                    {"failure":{"messages":[{"enrichment":{"schemaKey":"iglu:a/e/jsonschema/1-0-0","identifier":"e"},"message":{"error":"no luck"}}]}} | iglu:a/e/jsonschema/1-0-0 | - | - | no luck | 1
                    {"failure":{"messages":[{"enrichment":null,"message":{"field":"pp_mix","value":"x","expectation":"cannot be converted"}}]}} | - | pp_mix | - | cannot be converted | 1
                    {"failure":{"messages":[{"enrichment":null,"message":{"error":"Enriched event does not conform to atomic schema field's length restrictions"}},{"enrichment":null,"message":{"error":"Field app_id longer than maximum allowed size 255"}}]}} | - | app_id | maxLength | Field app_id longer than maximum allowed size 255 | 1
                    {"failure":{"messages":[{"enrichment":null,"message":{"error":"Enriched event does not conform to atomic schema field's length restrictions"}}]}} | - | - | - | Enriched event does not conform to atomic schema field's length restrictions | 1
                    {"failure":{"messages":[{"field":"body","value":"","error":"invalid json: exhausted input"}]}} | - | body | - | invalid json: exhausted input | 1
                    {"failure":{"message":{"payloadField":"networkUserId","value":"n","expectation":"not valid UUID"}}} | - | networkUserId | - | not valid UUID | 1
                    {"failure":{"maximumAllowedSizeBytes":1,"expectation":"oversized"}} | - | - | - | oversized | 1
                    {"failure":{"errors":["java.lang.X: boom\\n\\tat y"]}} | - | - | - | java.lang.X: boom | 1
                    {"failure":{"type":"NotTSV"}} | - | - | NotTSV | NotTSV | 1
                    {"failure":{"type":"FieldNumberMismatch","fieldCount":2}} | - | - | FieldNumberMismatch | 2 fields instead of 131 | 1
                    {"failure":{"type":"RowDecodingError","errors":[{"type":"InvalidValue","key":"txn_id","value":"x","message":"Cannot parse"}]}} | - | txn_id | InvalidValue | Cannot parse | 1
                    {"failure":[{"schemaKey":"iglu:a/b/jsonschema/1-0-0","value":null,"expected":"a date"}]} | iglu:a/b/jsonschema/1-0-0 | - | - | a date | 1
                    {"failure":[{"schemaCriterion":"iglu:a/b/jsonschema/1-*-*","error":{"error":"ResolutionError"}}]} | iglu:a/b/jsonschema/1-*-* | - | ResolutionError | the schema was found in no registry | 1
                    {"failure":"ERROR: null value in column \\"a\\" of relation \\"t_1\\" violates it\\n  SQLSTATE: 23502"} | - | t_1.a | 23502 | ERROR: null value in column "a" of relation "t_1" violates it | 1
                    {"failure":"ERROR: too long\\n  Where: COPY t_1, line 1, column app_id: \\"x\\""} | - | t_1.app_id | - | ERROR: too long | 1
                    {"failure":"ERROR: too long\\n  Where: column app_id of relation events"} | - | events.app_id | - | ERROR: too long | 1
                    {"failures":[{"valueError":{"value":"x","column":"C","message":"no"}}]} | - | C | valueError | no | 1
                    {"failure":{"error":{"message":"no","location":[]}}} | - | - | - | no | 1
                    {"failure":{"timestamp":"t","message":{"messageText":"gone","stackTrace":null}}} | - | - | - | gone | 1
                    {"failure":{"errorType":"api","errorMessage":"410"}} | - | - | api | 410 | 1
                    {} | - | - | - | no reason given | 0
                    {"failure":null} | - | - | - | no reason given | 0
                    {"failure":[]} | - | - | - | no reason given | 0
                    {"failure":7} | - | - | - | no reason given | 1
                    """)
    void isFoundInEveryKindOfRow(
            String data, String schema, String path, String keyword, String message, int count)
            throws Exception {
        assertThat(FirstFailure.of(Json.parse(data)))
                .isEqualTo(new FirstFailure(schema, path, keyword, message, count));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.freshet.event.badrow.RecordedBadRows#all")
    void everyRecordedRowSaysWhy(RecordedBadRows.Recorded recorded) {
        var failure = FirstFailure.of(recorded.row().get("data"));

        assertThat(failure.message()).isNotBlank().isNotEqualTo(NO_REASON);
        assertThat(failure.count()).isPositive();
        var schemas = schemasOf(recorded.row());
        if (schemas.size() == 1) {
            assertThat(failure.schema()).isEqualTo(schemas.get(0));
        }
    }

    @Test
    void allKindsOfRowsAreRecorded() {
        assertThat(RecordedBadRows.all().map(r -> r.row().get("schema").asString()).distinct())
                .hasSizeGreaterThan(9);
    }

    /** The schemas of all messages: of the first one it must be the first. */
    private static List<String> schemasOf(JsonNode row) {
        return row.get("data")
                .path("failure")
                .path("messages")
                .valueStream()
                .limit(1)
                .map(m -> m.path("schemaKey").asString(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
