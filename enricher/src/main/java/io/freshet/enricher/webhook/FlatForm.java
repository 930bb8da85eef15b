package io.freshet.enricher.webhook;

import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.json.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query string as one flat object of texts; empty texts become null. What does not look like the
 * type it should have stays a text, for the schema to refuse.
 *
 * @param booleans fields that are {@code true} or {@code false}
 * @param integers fields that are whole numbers
 * @param dates fields that are {@code yyyy-MM-dd HH:mm:ss}
 */
record FlatForm(Set<String> booleans, Set<String> integers, Set<String> dates) {

    /** Texts only. */
    static final FlatForm TEXTS = new FlatForm(Set.of(), Set.of(), Set.of());

    /** They say whose event it is, and are not part of it. */
    private static final List<String> LEFT_OUT = List.of("nuid", "aid", "cv", "p");

    /** The parameters as an object. */
    ObjectNode read(Map<String, @Nullable String> parameters) {
        var data = JsonNodeFactory.instance.objectNode();
        withoutContext(parameters).forEach((name, value) -> data.set(name, field(name, value)));
        return data;
    }

    /** The parameters but for those that say whose event it is. */
    static Map<String, @Nullable String> withoutContext(Map<String, @Nullable String> parameters) {
        var rest = new LinkedHashMap<>(MapOrder.ofTexts(parameters));
        LEFT_OUT.forEach(rest::remove);
        return rest;
    }

    private JsonNode field(String name, @Nullable String value) {
        var json = JsonNodeFactory.instance;
        if (value == null || value.isEmpty()) {
            return json.nullNode();
        }
        if (booleans.contains(name) && (value.equals("true") || value.equals("false"))) {
            return json.booleanNode(value.equals("true"));
        }
        if (integers.contains(name)) {
            var digits = canonicalInteger(value);
            return digits == null ? json.stringNode(value) : NumberText.node(digits);
        }
        return json.stringNode(dates.contains(name) ? EventTime.ofDateTime(value) : value);
    }

    /**
     * A whole number without plus sign and leading zeros, or null. By hand because a big integer of
     * many digits takes very long to make.
     */
    private static @Nullable String canonicalInteger(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        var digits = new StringBuilder(text.length());
        for (int i = start; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0) {
                return null;
            }
            if (digit > 0 || digits.length() > 0) {
                digits.append((char) ('0' + digit));
            }
        }
        if (text.length() == start) {
            return null;
        }
        if (digits.length() == 0) {
            return "0";
        }
        return text.startsWith("-") ? "-" + digits : digits.toString();
    }
}
