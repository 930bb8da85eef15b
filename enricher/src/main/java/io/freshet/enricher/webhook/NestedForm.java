package io.freshet.enricher.webhook;

import io.freshet.event.badrow.Failure;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Forms whose names are paths: {@code a[b][c]=1} is {@code {"a":{"b":{"c":"1"}}}}. */
final class NestedForm {

    private static final Pattern BRACKET = Pattern.compile("]?[\\[\\]]");

    private NestedForm() {}

    /**
     * The fields that have a value as one object of objects and texts, on each level the last one
     * first, as the reference does it. Where one field's path goes through another's text, the
     * later field stays.
     *
     * @param body stands in the failure where a path is longer than JSON may be deep
     */
    static Found<ObjectNode> read(Map<String, @Nullable String> fields, String body) {
        var data = JsonNodeFactory.instance.objectNode();
        for (var field : fields.entrySet()) {
            var path = path(field.getKey());
            if (path.length > Json.MAX_DEPTH) {
                return Found.nothing(
                        new Failure.Unexpected(
                                "body",
                                body,
                                "a field's name nests deeper than " + Json.MAX_DEPTH + " levels"));
            }
            var value = field.getValue();
            if (value != null) {
                put(data, path, value);
            }
        }
        return Found.value(reversed(data));
    }

    private static void put(ObjectNode data, String[] path, String value) {
        var place = data;
        for (int i = 0; i < path.length - 1; i++) {
            var there = place.remove(path[i]);
            var next =
                    there instanceof ObjectNode object
                            ? object
                            : JsonNodeFactory.instance.objectNode();
            place.set(path[i], next);
            place = next;
        }
        place.remove(path[path.length - 1]);
        place.put(path[path.length - 1], value);
    }

    private static ObjectNode reversed(ObjectNode object) {
        var members = new ArrayList<>(object.properties());
        Collections.reverse(members);
        var reversed = JsonNodeFactory.instance.objectNode();
        for (var member : members) {
            reversed.set(
                    member.getKey(),
                    member.getValue() instanceof ObjectNode inner
                            ? reversed(inner)
                            : member.getValue());
        }
        return reversed;
    }

    /** The steps of a path; a name of nothing but brackets is one step. */
    private static String[] path(String name) {
        var steps = BRACKET.split(name);
        return steps.length == 0 ? new String[] {name} : steps;
    }
}
