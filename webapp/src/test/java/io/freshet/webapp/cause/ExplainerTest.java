package io.freshet.webapp.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExplainerTest {

    private static final String CART = "iglu:com.acme/cart/jsonschema/1-0-0";
    private static final String SCHEMA =
            """
            {"type":"object","properties":{"price":{"type":["number","null"]},
             "lines":{"type":"array","items":{"type":"object","properties":{"sku":{"maxLength":3}}}},
             "size":{"enum":["s","m"]}},"required":["sku"],"additionalProperties":false}""";

    @Test
    void sayWhatTheSchemaWantsAndWhatStoodThere() throws Exception {
        var found =
                explain(
                        """
                        {"message":"m","path":"$.price","keyword":"type","targets":["string","number"]},
                        {"message":"m","path":"$.lines[1].sku","keyword":"maxLength","targets":["3"]},
                        {"message":"m","path":"$.size","keyword":"enum","targets":[]},
                        {"message":"m","path":"$","keyword":"required","targets":["sku"]},
                        {"message":"m","path":"$","keyword":"additionalProperties","targets":["x"]}""");

        assertThat(found)
                .extracting(Explanation::path)
                .containsExactly("$.price", "$.lines[1].sku", "$.size", "$.sku", "$");
        assertThat(found)
                .extracting(Explanation::expected)
                .containsExactly(
                        "the type number or null",
                        "at most 3 characters",
                        "one of s, m",
                        "a property sku",
                        "none but the properties price, lines, size");
        assertThat(found.get(0).actual()).isEqualTo("\"12\" (string)");
        assertThat(found.get(1).actual()).isEqualTo("\"abcd\" (string)");
        assertThat(found.get(3).actual()).isNull();
        assertThat(found).allSatisfy(one -> assertThat(one.schema()).isEqualTo(CART));
        assertThat(found.get(3).fix()).contains("Send sku with each cart");
    }

    @Test
    void aSchemaThatCannotBeHadLeavesTheValidatorsWords() throws Exception {
        var row =
                row(
                        "{\"message\":\"$.price: no\",\"path\":\"$.price\",\"keyword\":\"type\",\"targets\":[]}");

        var found = new Explainer(key -> Optional.empty()).explain("schema_violations", row);

        assertThat(found)
                .singleElement()
                .extracting(Explanation::expected)
                .isEqualTo("$.price: no");
    }

    @Test
    void registriesThatWereAskedAreNamed() throws Exception {
        var row =
                DecodedRow.of(
                        Json.parse(
                                """
                                {"schema":"iglu:a/schema_violations/jsonschema/2-0-1","data":{"failure":{"messages":[
                                {"schemaKey":"%s","error":{"error":"ResolutionError","lookupHistory":[
                                {"repository":"Central","errors":[{"error":"NotFound"}]}]}}]},"payload":{}}}"""
                                        .formatted(CART)));

        var found = new Explainer(key -> Optional.empty()).explain("schema_violations", row);

        assertThat(found)
                .singleElement()
                .extracting(Explanation::expected)
                .asString()
                .contains("Central: NotFound");
        assertThat(found.get(0).fix()).contains("registry");
    }

    @Test
    void whatIsShownHidesAddressesAndCookies() throws Exception {
        var row =
                DecodedRow.of(
                        Json.parse(
                                """
                                {"schema":"iglu:a/adapter_failures/jsonschema/1-0-0","data":{"payload":{
                                "ipAddress":"203.0.113.7","headers":["Cookie: sp=secret","Host: a"],"body":null}}}"""));

        assertThat(Json.print(row.shown()))
                .isEqualTo(
                        "{\"ipAddress\":\"203.0.113.x\",\"headers\":[\"Cookie: …\",\"Host: a\"]}");
        assertThat(Masking.address("2001:db8:1:2::7")).isEqualTo("2001:db8:1:x");
    }

    private static List<Explanation> explain(String reports) throws Exception {
        var schema = Json.parse(SCHEMA);
        return new Explainer(key -> found(key, schema)).explain("schema_violations", row(reports));
    }

    private static Optional<JsonNode> found(SchemaKey key, JsonNode schema) {
        return key.toUri().equals(CART) ? Optional.of(schema) : Optional.empty();
    }

    private static DecodedRow row(String reports) throws Exception {
        var own =
                "{\\\"schema\\\":\\\"iglu:u\\\",\\\"data\\\":{\\\"schema\\\":\\\"%s\\\",\\\"data\\\":{\\\"price\\\":\\\"12\\\",\\\"lines\\\":[{},{\\\"sku\\\":\\\"abcd\\\"}],\\\"size\\\":\\\"xl\\\",\\\"x\\\":1}}}"
                        .formatted(CART);
        return DecodedRow.of(
                Json.parse(
                        """
                        {"schema":"iglu:a/schema_violations/jsonschema/2-0-1","data":{"failure":{"messages":[
                        {"schemaKey":"%s","error":{"error":"ValidationError","dataReports":[%s]}}]},
                        "payload":{"enriched":{"unstruct_event":"%s"},"raw":{"parameters":[]}}}}"""
                                .formatted(CART, reports, own)));
    }
}
