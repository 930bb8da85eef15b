package io.freshet.webapp.cause;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CauseWordsTest {

    private static final String ROWS = "iglu:com.snowplowanalytics.snowplow.badrows/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    schema_violations | {"messages":[{"schemaKey":"iglu:com.acme/cart/jsonschema/1-0-0","error":{"error":"ValidationError","dataReports":[{"message":"m","path":"$","keyword":"required","targets":["sku"]}]}}]} | cart comes without sku | Send sku with each cart
                    schema_violations | {"messages":[{"schemaKey":"iglu:com.acme/cart/jsonschema/1-0-0","error":{"error":"ResolutionError","lookupHistory":[]}}]} | No registry has com.acme/cart/jsonschema/1-0-0 | Put com.acme/cart/jsonschema/1-0-0 into a registry
                    schema_violations | {"messages":[{"json":12,"error":"INVALID_DATA_PAYLOAD"}]} | does not name its schema | Wrap the data
                    enrichment_failures | {"messages":[{"enrichment":null,"message":{"error":"Enriched event does not conform to atomic schema field's length restrictions"}},{"enrichment":null,"message":{"error":"Field app_id longer than maximum allowed size 5"}}]} | Too long: app_id has 7 characters; 5 are allowed | validation.atomicFieldsLimits.app_id
                    enrichment_failures | {"messages":[{"enrichment":null,"message":{"field":"eid","value":"x","expectation":"not a valid UUID"}}]} | eid cannot be used: not a valid UUID | UUID of 36 characters
                    enrichment_failures | {"messages":[{"enrichment":{"schemaKey":"iglu:com.snowplowanalytics.snowplow/javascript_script_config/jsonschema/1-0-0","identifier":"j"},"message":{"error":"boom"}}]} | The enrichment javascript_script failed: boom | freshet enrich
                    adapter_failures | {"vendor":"com.nobody","version":"v1","messages":[{"field":"vendor/version","value":"com.nobody/v1","expectation":"vendor/version combination is not supported"}]} | such as com.nobody/v1 | remoteAdapters
                    adapter_failures | {"messages":[{"actual":"boom","expectedMapping":{"open":"iglu:a/b/jsonschema/1-0-0"},"expectation":"no schema associated with the provided type parameter"}]} | parameter: boom | schema of yours
                    adapter_failures | {"messages":[{"field":"contentType","value":"text/html","expectation":"expected application/json"}]} | wrong content type: expected application/json | content type
                    tracker_protocol_violations | {"messages":[{"field":"body","value":"","error":"invalid json: exhausted input"}]} | body of a tracker's request: invalid json: exhausted input | empty or cut
                    size_violation | {"maximumAllowedSizeBytes":1000000,"actualSizeBytes":1234567,"expectation":"oversized collector payload: GET requests cannot be split"} | 1,234,567 bytes came, 1,000,000 are allowed | maxBytes
                    size_violation | {"maximumAllowedSizeBytes":10,"actualSizeBytes":11,"expectation":"event passed enrichment but then exceeded the maximum allowed size 10 bytes"} | 11 bytes came | maxRecordBytes
                    collector_payload_format_violation | {"loader":"thrift","message":{"payloadField":"querystring","value":"a=;","expectation":"could not extract"}} | A query string cannot be read | Percent-encode
                    collector_payload_format_violation | {"loader":"thrift","message":{"error":"error deserializing raw event: no"}} | A record on raw good is no payload | topic of its own
                    generic_error | {"errors":["java.lang.X: boom\\n\\tat y"]} | A defect met this input: java.lang.X: boom | report it
                    loader_runtime_error | "ERROR: null value in column \\"a\\" of relation \\"t_1\\" violates it\\n  SQLSTATE: 23502" | Postgres refused the row | column t_1.a asks for more
                    loader_iglu_error | [{"schemaKey":"iglu:com.acme/dated/jsonschema/1-0-0","value":null,"expected":"a date"}] | No columns can be made of dated: a date | registries
                    loader_parsing_error | {"type":"NotTSV"} | no event | topic of its own
                    loader_parsing_error | {"type":"RowDecodingError","errors":[{"type":"InvalidValue","key":"txn_id","value":"x","message":"Cannot parse"}]} | txn_id does not fit its column: Cannot parse | who sets txn_id
                    loader_recovery_error | {"error":{"message":"no","location":[]}} | A repaired event was refused: no | repair
                    recovery_error | {"error":"no flow","configName":null} | A bad row could not be repaired: no flow | run it again
                    relay_failure | {"timestamp":"t","message":{"messageText":"gone","stackTrace":null}} | could not be handed on: gone | receiver
                    event_forwarding_error | {"errorType":"api","errorMessage":"410"} | could not be handed on: 410 | receiver
                    something_of_tomorrow | {"message":{"error":"odd"}} | something of tomorrow: odd | samples
                    """)
    void eachKindOfRowIsToldInItsOwnWords(String type, String failure, String title, String fix)
            throws Exception {
        var cause = cause(type, failure);

        assertThat(CauseWords.title(cause)).contains(title);
        assertThat(CauseFix.of(cause)).contains(fix);
    }

    @Test
    void everyRecordedRowHasAGroupATitleAFixAndAnExplanation() {
        var rows = recorded().toList();
        var explainer = new Explainer(key -> Optional.empty());
        var types = new TreeMap<String, Integer>();
        for (var row : rows) {
            var bad = BadRecord.of(row);
            var cause = bad.cause();
            assertThat(cause.group()).matches("[0-9a-f]{16}");
            assertThat(CauseWords.title(cause)).isNotBlank().doesNotContain("no reason given");
            assertThat(CauseFix.of(cause)).isNotBlank().doesNotContain("null");
            assertThat(cause.message()).isNotBlank();
            assertThat(explainer.explain(cause.type(), DecodedRow.of(row)))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.fix()).isNotBlank())
                    .allSatisfy(one -> assertThat(one.expected()).isNotBlank());
            types.merge(cause.type(), 1, Integer::sum);
        }
        assertThat(rows).hasSizeGreaterThan(400);
        assertThat(types).hasSizeGreaterThan(8);
    }

    @Test
    void everyRecordedFieldThatIsTooLongIsNamedWithItsLimitAndItsLength() {
        var tooLong =
                recorded()
                        .filter(row -> Json.print(row).contains("length restrictions"))
                        .map(row -> BadRecord.of(row).cause())
                        .toList();

        assertThat(tooLong).hasSizeGreaterThan(10);
        assertThat(tooLong)
                .allSatisfy(
                        cause ->
                                assertThat(CauseWords.title(cause))
                                        .matches(
                                                "Too long: \\w+ has \\d+ characters; \\d+ are"
                                                        + " allowed"));
        assertThat(tooLong.stream().map(Cause::path).distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void rowsThatDifferInTheirValuesAloneAreOneGroup() throws Exception {
        var messages =
                Map.of(
                        "eid", "'%s' is not a valid UUID",
                        "ti_qu", "cannot convert [%s] to Integer",
                        "p", "%s is no platform",
                        "ds", "size is %s at index 4711");
        for (var message : messages.entrySet()) {
            var groups = new ArrayList<String>();
            for (var value : List.of("a1", "77-x", "0", "x/y?z=1", "9".repeat(3000))) {
                var failure =
                        "{\"messages\":[{\"enrichment\":null,\"message\":{\"field\":\"%s\",\"value\":\"%s\",\"expectation\":\"%s\"}}]}"
                                .formatted(
                                        message.getKey(),
                                        value,
                                        message.getValue().formatted(value));
                groups.add(cause("enrichment_failures", failure).group());
            }
            assertThat(groups).as(message.getKey()).containsOnly(groups.get(0));
        }
    }

    private static Cause cause(String type, String failure) throws InvalidJson {
        var row =
                "{\"schema\":\"%s%s/jsonschema/1-0-0\",\"data\":{\"failure\":%s,\"payload\":{\"enriched\":{\"app_id\":\"shop-77\"}}}}"
                        .formatted(ROWS, type, failure);
        return BadRecord.of(Json.parse(row)).cause();
    }

    private static Stream<JsonNode> recorded() {
        var enricher =
                Stream.of("enrich/vectors-public.ndjson", "enrich/vectors-trackers.ndjson")
                        .flatMap(CauseWordsTest::lines)
                        .flatMap(line -> line.path("bad").valueStream());
        var generic =
                lines("collector/vectors-generic-error.ndjson")
                        .map(line -> line.path("expect").path("bad_row"));
        var collector =
                lines("collector/vectors-public.ndjson")
                        .flatMap(line -> line.path("expect").path("outputs").valueStream())
                        .map(output -> output.path("json"))
                        .filter(row -> row.has("schema"));
        var loader = lines("loader-pg/loader-badrows.ndjson");
        return Stream.of(enricher, generic, collector, loader).flatMap(rows -> rows);
    }

    private static Stream<JsonNode> lines(String file) {
        return TestData.lines(file).stream()
                .map(
                        line -> {
                            try {
                                return Json.parse(line.getBytes(UTF_8));
                            } catch (InvalidJson e) {
                                throw new AssertionError(file, e);
                            }
                        });
    }
}
