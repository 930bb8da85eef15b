package io.freshet.iglu.ddl;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The values of a schema's {@code type}. */
enum JsonType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    NULL;

    /** The types that the schema names; empty where it names none. Unknown words are ignored. */
    static Set<JsonType> of(JsonNode schema) {
        var types = EnumSet.noneOf(JsonType.class);
        var type = schema.path("type");
        if (type.isString()) {
            add(types, type);
        }
        for (var one : type) {
            add(types, one);
        }
        return types;
    }

    private static void add(Set<JsonType> types, JsonNode word) {
        for (var type : values()) {
            if (word.isString()
                    && type.name().toLowerCase(Locale.ROOT).equals(word.stringValue())) {
                types.add(type);
            }
        }
    }
}
