package io.freshet.iglu.validation;

import static java.util.Map.entry;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.freshet.event.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How each kind of misfit is told in bad rows. The names and texts are those of the reference's
 * validator, because people search their bad rows for them.
 */
final class Wording {

    /**
     * Report keyword to text: {@code {0}} is the path, the others are the targets in order. Each
     * text uses all targets.
     */
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    entry(
                            "additionalProperties",
                            "{0}.{1}: is not defined in the schema and the schema does not allow additional properties"),
                    entry("dateTime", "{0}: {1} is an invalid {2}"),
                    entry("dependencies", "{0}: has an error with dependencies {1}"),
                    entry("enum", "{0}: does not have a value in the enumeration {1}"),
                    entry("format", "{0}: does not match the {1} pattern {2}"),
                    entry("items", "{0}[{1}]: no validator found at this index"),
                    entry("maxItems", "{0}: there must be a maximum of {1} items in the array"),
                    entry("maxLength", "{0}: may only be {1} characters long"),
                    entry("maxProperties", "{0}: may only have a maximum of {1} properties"),
                    entry("maximum", "{0}: must have a maximum value of {1}"),
                    entry("minItems", "{0}: there must be a minimum of {1} items in the array"),
                    entry("minLength", "{0}: must be at least {1} characters long"),
                    entry("minProperties", "{0}: should have a minimum of {1} properties"),
                    entry("minimum", "{0}: must have a minimum value of {1}"),
                    entry("multipleOf", "{0}: must be multiple of {1}"),
                    entry("not", "{0}: should not be valid to the schema {1}"),
                    entry(
                            "oneOf",
                            "{0}: should be valid to one and only one of schema, but more than one are valid: {1}"),
                    entry("pattern", "{0}: does not match the regex pattern {1}"),
                    entry("required", "{0}.{1}: is missing but it is required"),
                    entry("type", "{0}: {1} found, {2} expected"),
                    entry("unionType", "{0}: {1} found, but {2} is required"),
                    entry("uniqueItems", "{0}: the items in the array must be unique"),
                    entry("uuid", "{0}: {1} is an invalid {2}"));

    private Wording() {}

    static Report report(Error error) {
        var keyword = keyword(error);
        var text = TEXTS.getOrDefault(keyword, "{0}: does not fit " + keyword);
        var targets = targets(error, keyword, text);
        var path = path(error.getInstanceLocation());
        return new Report(filled(text, path, targets), path, keyword, targets);
    }

    private static String keyword(Error error) {
        return switch (error.getKeyword()) {
            case "type" -> error.getSchemaNode().isArray() ? "unionType" : "type";
            case "additionalItems" -> "items";
            default -> error.getKeyword();
        };
    }

    private static List<String> targets(Error error, String keyword, String text) {
        if (keyword.equals("not")) {
            return List.of("\"not\" : " + Json.print(error.getSchemaNode()));
        }
        var arguments = error.getArguments() == null ? new Object[0] : error.getArguments();
        return Arrays.stream(arguments)
                .limit(text.contains("{2}") ? 2 : text.contains("{1}") ? 1 : 0)
                .map(String::valueOf)
                .toList();
    }

    private static String filled(String text, String path, List<String> targets) {
        var filled = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '{') {
                var slot = text.charAt(i + 1) - '0';
                filled.append(slot == 0 ? path : targets.get(slot - 1));
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }

    /** The place as {@code $.a.b[0]}; keys are not quoted, whatever they contain. */
    private static String path(NodePath location) {
        var path = new StringBuilder("$");
        for (var i = 0; i < location.getNameCount(); i++) {
            var element = location.getElement(i);
            if (element instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append('.').append(element);
            }
        }
        return path.toString();
    }
}
