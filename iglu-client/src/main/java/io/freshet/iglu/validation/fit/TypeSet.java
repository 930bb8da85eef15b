package io.freshet.iglu.validation.fit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The types that {@code type} allows, as bits. */
final class TypeSet {

    static final int NULL = 1;
    static final int BOOLEAN = 2;
    static final int STRING = 4;
    static final int INTEGER = 8;

    /** A number that is no integer. */
    static final int FRACTION = 16;

    static final int ARRAY = 32;
    static final int OBJECT = 64;
    static final int ALL = 127;

    private static final Map<String, Integer> BY_NAME =
            Map.of(
                    "null", NULL,
                    "boolean", BOOLEAN,
                    "string", STRING,
                    "integer", INTEGER,
                    "number", INTEGER | FRACTION,
                    "array", ARRAY,
                    "object", OBJECT);

    private TypeSet() {}

    /** The bits for the value of {@code type}; -1 where it is none we know. */
    static int of(@Nullable JsonNode type) {
        if (type == null) {
            return ALL;
        }
        if (type.isString()) {
            return BY_NAME.getOrDefault(type.stringValue(), -1);
        }
        if (!type.isArray()) {
            return -1;
        }
        var all = 0;
        for (var one : type) {
            var bits = one.isString() ? of(one) : -1;
            if (bits < 0) {
                return -1;
            }
            all |= bits;
        }
        return all;
    }
}
