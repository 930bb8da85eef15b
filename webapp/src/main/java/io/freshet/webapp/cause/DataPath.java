package io.freshet.webapp.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A path as validators give it: {@code $.a[0].b}.
 *
 * @param steps names, and positions as numbers
 */
record DataPath(List<String> steps) {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]");

    DataPath {
        steps = List.copyOf(steps);
    }

    static DataPath parse(String text) {
        var steps = new ArrayList<String>();
        var matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? "#" + matcher.group(2) : matcher.group(1));
        }
        return new DataPath(steps);
    }

    /** What stands there; missing where nothing does. */
    JsonNode valueIn(JsonNode data) {
        var at = data;
        for (var step : steps) {
            at =
                    step.startsWith("#")
                            ? at.path(Integer.parseInt(step.substring(1)))
                            : at.path(step);
        }
        return at;
    }

    /** The part of a schema that is about it; missing where the schema says nothing of it. */
    JsonNode ruleIn(JsonNode schema) {
        var at = schema;
        for (var step : steps) {
            at = step.startsWith("#") ? items(at, step) : at.path("properties").path(step);
        }
        return at;
    }

    private static JsonNode items(JsonNode array, String step) {
        var items = array.path("items");
        return items.isArray() ? items.path(Integer.parseInt(step.substring(1))) : items;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("$");
        for (var step : steps) {
            text.append(step.startsWith("#") ? "[" + step.substring(1) + "]" : "." + step);
        }
        return text.toString();
    }
}
