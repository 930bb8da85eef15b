package io.freshet.iglu.validation.fit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code enum}, as far as it lists texts and null. */
final class EnumRule {

    private static final EnumRule OPEN = new EnumRule(null);

    private final @Nullable Set<String> texts;
    private final boolean hasNull;

    private EnumRule(@Nullable JsonNode values) {
        var found = new HashSet<String>();
        var foundNull = false;
        if (values != null) {
            for (var value : values) {
                if (value.isString()) {
                    found.add(value.stringValue());
                }
                foundNull |= value.isNull();
            }
        }
        texts = values == null ? null : found;
        hasNull = foundNull;
    }

    static EnumRule of(@Nullable JsonNode values) {
        return values == null ? OPEN : new EnumRule(values);
    }

    /** Whether there is no such rule, so that any value is allowed. */
    boolean isOpen() {
        return texts == null;
    }

    boolean allows(String text) {
        return texts == null || texts.contains(text);
    }

    boolean allowsNull() {
        return texts == null || hasNull;
    }
}
