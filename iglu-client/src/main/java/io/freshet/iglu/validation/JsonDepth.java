package io.freshet.iglu.validation;

import tools.jackson.databind.JsonNode;

/** Counts levels of JSON: a scalar is one, an object or array one more than its deepest part. */
final class JsonDepth {

    private JsonDepth() {}

    /** Whether the JSON has more levels than this. */
    static boolean exceeds(JsonNode json, int limit) {
        if (limit <= 0) {
            return true;
        }
        if (!json.isContainer()) {
            return false;
        }
        for (var part : json) {
            if (exceeds(part, limit - 1)) {
                return true;
            }
        }
        return false;
    }
}
