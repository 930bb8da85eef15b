package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of rows: the part {@code output} of the configuration.
 *
 * @param schema of the entities
 * @param expected how many rows there must be
 * @param isEveryRow whether each row is an entity; else all rows together are one
 * @param names of the members
 */
record RowEntities(
        SchemaKey schema, ExpectedRows expected, boolean isEveryRow, PropertyNames names) {

    /**
     * Reads the part.
     *
     * @throws IllegalArgumentException when something is missing or unknown
     */
    static RowEntities of(JsonNode output) {
        var json = output.path("json");
        return new RowEntities(
                SchemaKey.of(json.path("schema").asString()),
                choice(ExpectedRows.class, "output.expectedRows", output.path("expectedRows")),
                choice(Describes.class, "output.json.describes", json.path("describes"))
                        == Describes.EVERY_ROW,
                choice(
                        PropertyNames.class,
                        "output.json.propertyNames",
                        json.path("propertyNames")));
    }

    private enum Describes {
        ALL_ROWS,
        EVERY_ROW
    }

    /**
     * The entities of these rows.
     *
     * @throws LookupFailure when the number of rows is not what is expected
     */
    List<SelfDescribing> entities(List<ObjectNode> rows) throws LookupFailure {
        expected.check(rows.size());
        if (isEveryRow || !expected.isMany()) {
            return rows.stream().map(row -> new SelfDescribing(schema, row)).toList();
        }
        return List.of(
                new SelfDescribing(schema, JsonNodeFactory.instance.arrayNode().addAll(rows)));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String where, JsonNode name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name.asString("")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        where
                                                + " must be one of "
                                                + Arrays.toString(type.getEnumConstants())));
    }
}
