package io.freshet.iglu.validation.fit;

import tools.jackson.databind.node.ArrayNode;

/**
 * {@code minItems}, {@code maxItems}, {@code items} and, for few texts, {@code uniqueItems}.
 *
 * @param items for each item; a list of schemas, one for each place, is not known here
 */
record ArrayRule(int minItems, int maxItems, boolean isUnique, Fit items) {

    /** Comparing each with each is quicker than a set up to about so many. */
    private static final int MOST_COMPARED = 16;

    boolean fits(ArrayNode array) {
        var size = array.size();
        if (size < minItems || size > maxItems || (isUnique && !isCertainlyUnique(array))) {
            return false;
        }
        for (var i = 0; i < size; i++) {
            if (!items.isCertain(array.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCertainlyUnique(ArrayNode array) {
        var size = array.size();
        if (size > MOST_COMPARED) {
            return false;
        }
        for (var i = 0; i < size; i++) {
            if (size > 1 && !array.get(i).isString()) {
                return false;
            }
            for (var j = 0; j < i; j++) {
                if (array.get(i).equals(array.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
