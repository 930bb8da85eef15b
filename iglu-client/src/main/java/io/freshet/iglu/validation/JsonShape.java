package io.freshet.iglu.validation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What one walk over JSON finds out before validation. */
final class JsonShape {

    private int values;
    private boolean isTooDeep;
    private boolean hasTextualNumbers;

    private JsonShape() {}

    /**
     * Walks over JSON.
     *
     * @param mostLevels how many levels are allowed: a scalar is one, an object or array one more
     *     than its deepest part
     */
    static JsonShape of(JsonNode json, int mostLevels) {
        var shape = new JsonShape();
        shape.walk(json, mostLevels);
        return shape;
    }

    /** Whether there are more levels than allowed; if so, nothing else is known. */
    boolean isTooDeep() {
        return isTooDeep;
    }

    /** Whether there are numbers that validation takes for texts. */
    boolean hasTextualNumbers() {
        return hasTextualNumbers;
    }

    /** How many objects, arrays and scalars there are. */
    int values() {
        return values;
    }

    private void walk(JsonNode json, int mostLevels) {
        values++;
        if (mostLevels <= 0) {
            isTooDeep = true;
        } else if (json instanceof StringNode) {
            // most values are texts, of which there is nothing to find out
        } else if (json instanceof ObjectNode object) {
            for (var member : object.properties()) {
                walk(member.getValue(), mostLevels - 1);
                if (isTooDeep) {
                    return;
                }
            }
        } else if (json instanceof ArrayNode array) {
            for (var i = 0; i < array.size() && !isTooDeep; i++) {
                walk(array.get(i), mostLevels - 1);
            }
        } else {
            hasTextualNumbers |= BeyondDecimal.is(json);
        }
    }
}
