package io.freshet.iglu.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place where data does not fit its schema, in the form it has in bad rows.
 *
 * @param message in words
 * @param path where in the data, e.g. {@code $.a[0]}; for missing and extra keys the object that
 *     they are missing in or extra to
 * @param keyword which rule of the schema; null for the limit of levels, which is none
 * @param targets the values in the message
 */
public record Report(String message, String path, @Nullable String keyword, List<String> targets) {

    public Report {
        targets = List.copyOf(targets);
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("message", message).put("path", path).put("keyword", keyword);
        targets.forEach(json.putArray("targets")::add);
        return json;
    }
}
