package io.freshet.iglu.ddl;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaColumnsTest {

    private static final String LONG_A = "a".repeat(70);

    /** Where we differ on purpose (docs/reference/compatibility/loader-pg.md): our columns. */
    private static final Map<String, List<String>> OURS =
            Map.ofEntries(
                    entry(
                            "type: string max 0 / optional",
                            List.of("prop VARCHAR(1) NULL /properties/prop")),
                    entry(
                            "type: enum empty string / optional",
                            List.of("prop VARCHAR(1) NULL /properties/prop")),
                    entry(
                            "type: string max 20000000 / required",
                            List.of("prop TEXT NOT NULL /properties/prop")),
                    entry(
                            "type: string max 20000000 / optional",
                            List.of("prop TEXT NULL /properties/prop")),
                    entry(
                            "type: array tuple additionalItems / optional",
                            List.of("prop JSONB NULL /properties/prop")),
                    entry(
                            "type: object only additionalProperties schema / required",
                            List.of("prop JSONB NOT NULL /properties/prop")),
                    entry(
                            "type: object only additionalProperties schema / optional",
                            List.of("prop JSONB NULL /properties/prop")),
                    entry(
                            "misc: root additionalProperties schema",
                            List.of("a VARCHAR(4096) NULL /properties/a")),
                    entry(
                            "misc: column name collision after snake case",
                            List.of(
                                    "foo_bar BIGINT NULL /properties/foo_bar",
                                    "foo_bar_c7c8e20d BOOLEAN NULL /properties/foo-bar",
                                    "foo_bar_e2c6fe46 VARCHAR(4096) NULL /properties/fooBar")),
                    entry(
                            "misc: long column name",
                            List.of(
                                    "a".repeat(63) + " VARCHAR(4096) NULL /properties/" + LONG_A,
                                    "nested_object_with_a_very_long_name.another_nested_object_with_"
                                            + " VARCHAR(4096) NULL /properties/nestedObjectWithAVeryLongName"
                                            + "/properties/anotherNestedObjectWithAVeryLongName")),
                    entry(
                            "misc: property called like a meta column",
                            List.of(
                                    "root_id_dae759cc VARCHAR(4096) NULL /properties/root_id",
                                    "root_tstamp_a2d18fc1 BIGINT NULL /properties/rootTstamp",
                                    "schema_name_d94bf097 VARCHAR(4096) NULL /properties/schema_name")));

    static List<DdlVector> types() {
        return DdlVector.of(TestData.lines("loader-pg/type-vectors-public.ndjson"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void columnsAreTheReferences(DdlVector vector) {
        var expected = OURS.get(vector.id());

        var columns = SchemaColumns.of(vector.schemas());

        assertThat(DdlVector.lines(columns))
                .isEqualTo(
                        expected != null
                                ? expected
                                : DdlVector.lines(vector.json().path("columns")));
        if (expected == null) {
            var table = vector.tableName().full();
            assertThat(TableDdl.create("atomic", table, columns))
                    .isEqualTo(vector.json().path("expected_ddl").asString());
        }
    }

    @Test
    void aLaterVersionLengthensTextsAndWidensIntegersAndRelaxesNotNull() {
        var columns =
                SchemaColumns.of(
                        versions(
                                """
                                {"properties":{"s":{"type":"string","maxLength":3},"i":{"type":"integer","maximum":9}},
                                 "required":["s","i"]}""",
                                """
                                {"properties":{"s":{"type":["string","null"],"maxLength":5},"i":{"type":"integer"},
                                 "n":{"type":"number"}},"required":["s","i","n"]}"""));

        assertThat(DdlVector.lines(columns))
                .containsExactly(
                        "i BIGINT NOT NULL /properties/i",
                        "s VARCHAR(5) NULL /properties/s",
                        "n DOUBLE PRECISION NULL /properties/n");
    }

    @Test
    void aPropertyThatAVersionLacksIsNullable() {
        var columns =
                SchemaColumns.of(
                        versions(
                                "{\"properties\":{\"a\":{\"type\":\"boolean\"}},\"required\":[\"a\"]}",
                                "{\"properties\":{}}"));

        assertThat(DdlVector.lines(columns)).containsExactly("a BOOLEAN NULL /properties/a");
    }

    @Test
    void aNullableParentMakesItsRequiredChildNullable() {
        var columns =
                SchemaColumns.of(
                        versions(
                                """
                                {"properties":{"o":{"type":["object","null"],"properties":{"x":{"type":"boolean"}},
                                 "required":["x"]}},"required":["o"]}"""));

        assertThat(DdlVector.lines(columns))
                .containsExactly("o.x BOOLEAN NULL /properties/o/properties/x");
    }

    @Test
    void typesThatNoColumnCanHoldTogetherStayTheFirstOne() {
        var columns =
                SchemaColumns.of(
                        versions(
                                "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":3}}}",
                                "{\"properties\":{\"a\":{\"type\":\"array\"}}}"));

        assertThat(DdlVector.lines(columns)).containsExactly("a VARCHAR(3) NULL /properties/a");
        assertThat(columns.sideName(columns.columns().get(0))).isEqualTo("a__jsonb");
    }

    @Test
    void namesThatPostgresKeepsOrCannotHoldAreReplaced() {
        var columns =
                SchemaColumns.of(
                        versions("{\"properties\":{\"xmin\":{},\"\":{},\"a\\u0000b\":{}}}"));

        assertThat(columns.columns())
                .extracting(SchemaColumn::name)
                .containsExactly("_", "ab", "xmin_4bb2f681");
    }

    @Test
    void oddSchemasBecomeJson() {
        var columns =
                SchemaColumns.of(
                        versions(
                                "{\"properties\":{\"a\":true,\"b\":{\"type\":\"strange\"},\"c\":[],\"d\":{\"type\":7}}}"));

        assertThat(columns.columns()).extracting(SchemaColumn::type).containsOnly(SqlType.JSONB);
    }

    private static List<JsonNode> versions(String... schemas) {
        return Arrays.stream(schemas).map(SchemaColumnsTest::json).toList();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(e);
        }
    }
}
