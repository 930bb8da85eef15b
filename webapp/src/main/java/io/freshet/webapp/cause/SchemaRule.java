package io.freshet.webapp.cause;

import io.freshet.event.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a schema asks for at one place, in words. */
final class SchemaRule {

    private SchemaRule() {}

    /**
     * The rule that was broken; empty where the schema has none of that name there.
     *
     * @param at the part of the schema that is about the value
     * @param keyword the rule
     * @param target what the validator named: the missing or the extra property
     */
    static Optional<String> inWords(JsonNode at, String keyword, String target) {
        if (keyword.equals("required")) {
            return Optional.of(
                    target.isEmpty() ? "all required properties" : "a property " + target);
        }
        if (keyword.equals("additionalProperties")) {
            return Optional.of("none but the properties " + names(at));
        }
        var rule = at.path(keyword);
        if (rule.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (keyword.toLowerCase(Locale.ROOT)) {
                    case "type" -> "the type " + list(rule, " or ");
                    case "enum" -> "one of " + list(rule, ", ");
                    case "const" -> Json.print(rule);
                    case "maxlength" -> "at most " + Json.print(rule) + " characters";
                    case "minlength" -> "at least " + Json.print(rule) + " characters";
                    case "maxitems" -> "at most " + Json.print(rule) + " elements";
                    case "minitems" -> "at least " + Json.print(rule) + " elements";
                    case "maximum" -> "at most " + Json.print(rule);
                    case "minimum" -> "at least " + Json.print(rule);
                    case "format" -> "the form " + rule.asString();
                    case "pattern" -> "a text that fits " + rule.asString();
                    case "multipleof" -> "a multiple of " + Json.print(rule);
                    default -> keyword + " " + Json.print(rule);
                });
    }

    private static String names(JsonNode schema) {
        return schema.path("properties").propertyNames().stream().collect(Collectors.joining(", "));
    }

    private static String list(JsonNode rule, String between) {
        return rule.isArray()
                ? rule.valueStream().map(SchemaRule::word).collect(Collectors.joining(between))
                : word(rule);
    }

    private static String word(JsonNode one) {
        return one.isString() ? one.stringValue() : Json.print(one);
    }
}
