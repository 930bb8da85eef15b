package io.freshet.iglu.validation;

import tools.jackson.databind.JsonNode;

/** What one walk over JSON finds out before validation. */
enum JsonLevels {
    /** Nothing special. */
    FINE,
    /** There are numbers that validation takes for texts. */
    WITH_TEXTUAL_NUMBERS,
    /**
     * More levels than allowed: a scalar is one, an object or array one more than its deepest part.
     */
    TOO_MANY;

    static JsonLevels of(JsonNode json, int most) {
        if (most <= 0) {
            return TOO_MANY;
        }
        if (!json.isContainer()) {
            return BeyondDecimal.is(json) ? WITH_TEXTUAL_NUMBERS : FINE;
        }
        var worst = FINE;
        for (var part : json) {
            var found = of(part, most - 1);
            if (found == TOO_MANY) {
                return TOO_MANY;
            }
            if (found != FINE) {
                worst = found;
            }
        }
        return worst;
    }
}
