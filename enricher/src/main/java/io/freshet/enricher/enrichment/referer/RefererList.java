package io.freshet.enricher.enrichment.referer;

import io.freshet.enricher.mapping.FieldText;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The format of the public <a href="https://github.com/snowplow-referer-parser/referer-parser">
 * referer-parser</a>: medium, in it source, in it {@code domains}, {@code parameters} and {@code
 * utm_sources}; JSON, or YAML in the same shape.
 */
public final class RefererList {

    private RefererList() {}

    /**
     * Reads a file. What begins with a brace is JSON, all else is YAML.
     *
     * @throws IOException when it is no list of referers; says what is wrong with it
     */
    public static List<RefererEntry> parse(byte[] utf8) throws IOException {
        var text = new String(utf8, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? ofJson(utf8) : entries(YamlTree.parse(text));
    }

    private static List<RefererEntry> ofJson(byte[] utf8) throws IOException {
        try {
            return entries(Json.parse(utf8));
        } catch (InvalidJson e) {
            throw new IOException("it is not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the tree; nothing where it is missing.
     *
     * @throws IOException when it has another shape; says where
     */
    public static List<RefererEntry> entries(JsonNode tree) throws IOException {
        var entries = new ArrayList<RefererEntry>();
        for (var medium : members(tree, "the whole")) {
            for (var source : members(medium.getValue(), medium.getKey())) {
                entries.add(entry(medium.getKey(), source.getKey(), source.getValue()));
            }
        }
        return entries;
    }

    private static RefererEntry entry(String medium, String source, JsonNode json)
            throws IOException {
        var at = medium + " / " + source;
        if (!json.has("domains")) {
            throw new IOException(at + " has no list named domains");
        }
        var parameters = Set.copyOf(texts(json, "parameters", at));
        return new RefererEntry(
                new Referer(
                        named(medium, "there is a medium without a name"),
                        named(source, medium + " has a source without a name"),
                        parameters),
                texts(json, "domains", at),
                texts(json, "utm_sources", at));
    }

    private static Set<Map.Entry<String, JsonNode>> members(JsonNode json, String what)
            throws IOException {
        if (!json.isObject() && !json.isMissingNode()) {
            throw new IOException(what + " is no object");
        }
        return json.properties();
    }

    private static List<String> texts(JsonNode json, String name, String at) throws IOException {
        var texts = new ArrayList<String>();
        var list = json.path(name);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new IOException(name + " of " + at + " is no list");
        }
        for (var element : list) {
            if (!element.isString()) {
                throw new IOException(name + " of " + at + " has an element that is no text");
            }
            texts.add(element.asString());
        }
        return texts;
    }

    private static String named(String name, String problem) throws IOException {
        var clean = FieldText.clean(name);
        if (clean == null) {
            throw new IOException(problem);
        }
        return clean;
    }
}
