package io.freshet.webapp.schema;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two versions of a schema, and which part of SchemaVer that moves: ADDITION
 * where all data that fitted still fits, REVISION where some may not, MODEL where none does.
 */
final class SchemaChanges {

    /** Larger is wider. */
    private static final Set<String> UPPER =
            Set.of("maxLength", "maximum", "maxItems", "maxProperties");

    /** Smaller is wider. */
    private static final Set<String> LOWER =
            Set.of("minLength", "minimum", "minItems", "minProperties");

    /** Says nothing of the data. */
    private static final Set<String> REMARKS =
            Set.of(
                    "description",
                    "title",
                    "self",
                    "$schema",
                    "default",
                    "examples",
                    "$supersededBy");

    /** Looked at on their own. */
    private static final Set<String> STRUCTURE =
            Set.of("properties", "required", "type", "items", "enum", "additionalProperties");

    private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    private Bump bump = Bump.ADDITION;

    /** The part of SchemaVer that a change moves, mildest first. */
    enum Bump {
        ADDITION,
        REVISION,
        MODEL
    }

    private SchemaChanges() {}

    /** {@code {"bump","changes":[{"path","kind","from","to","breaking"}]}}. */
    static ObjectNode between(JsonNode from, JsonNode to) {
        var found = new SchemaChanges();
        found.compare("", from, to);
        var json = JsonNodeFactory.instance.objectNode().put("bump", found.bump.name());
        json.set("changes", found.changes);
        return json;
    }

    private void compare(String path, JsonNode from, JsonNode to) {
        types(path, from, to);
        fields(path, from, to);
        openness(path, from, to);
        values(path, from.path("enum"), to.path("enum"));
        var keywords = new TreeSet<String>(from.propertyNames());
        keywords.addAll(to.propertyNames());
        keywords.removeAll(STRUCTURE);
        keywords.forEach(keyword -> keyword(path, keyword, from.get(keyword), to.get(keyword)));
        if (from.path("items").isObject() && to.path("items").isObject()) {
            compare(path + "[]", from.path("items"), to.path("items"));
        } else if (!from.path("items").equals(to.path("items"))) {
            note(path, "items changed", from.get("items"), to.get("items"), Bump.REVISION);
        }
    }

    private void types(String path, JsonNode from, JsonNode to) {
        var before = typesOf(from);
        var after = typesOf(to);
        if (before.equals(after)) {
            return;
        }
        var fits = fitting(before, after);
        var severity =
                after.isEmpty() || (fits == before.size() && !before.isEmpty())
                        ? Bump.ADDITION
                        : fits == 0 && !before.isEmpty() ? Bump.MODEL : Bump.REVISION;
        var kind = severity == Bump.ADDITION ? "type widened" : "type changed";
        note(path, kind, from.get("type"), to.get("type"), severity);
    }

    private void fields(String path, JsonNode from, JsonNode to) {
        var before = byName(from);
        var after = byName(to);
        var wasRequired = texts(from.path("required"));
        var isRequired = texts(to.path("required"));
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var at = path.isEmpty() ? name : path + "." + name;
            var old = before.get(name);
            var fresh = after.get(name);
            if (fresh == null) {
                var lost = wasRequired.contains(name) ? Bump.MODEL : Bump.REVISION;
                note(at, "field removed", old, null, isOpen(to) ? Bump.ADDITION : lost);
            } else if (old == null) {
                var gained =
                        isRequired.contains(name)
                                ? isOpen(from) ? Bump.REVISION : Bump.MODEL
                                : isOpen(from) ? Bump.REVISION : Bump.ADDITION;
                var kind = isRequired.contains(name) ? "required field added" : "field added";
                note(at, kind, null, fresh, gained);
            } else {
                compare(at, old, fresh);
                required(at, wasRequired.contains(name), isRequired.contains(name));
            }
        }
    }

    private void required(String path, boolean was, boolean is) {
        if (is && !was) {
            note(path, "made required", null, null, Bump.REVISION);
        } else if (was && !is) {
            note(path, "made optional", null, null, Bump.ADDITION);
        }
    }

    private void openness(String path, JsonNode from, JsonNode to) {
        if (isOpen(from) && !isOpen(to)) {
            note(path, "closed to other fields", null, null, Bump.REVISION);
        } else if (!isOpen(from) && isOpen(to)) {
            note(path, "opened to other fields", null, null, Bump.ADDITION);
        }
    }

    private void values(String path, JsonNode from, JsonNode to) {
        if (from.equals(to)) {
            return;
        }
        if (to.isMissingNode()) {
            note(path, "values freed", from, null, Bump.ADDITION);
        } else if (from.isMissingNode()) {
            note(path, "values limited", null, to, Bump.REVISION);
        } else {
            var kept = texts(to).containsAll(texts(from));
            var kind = kept ? "values added" : "values removed";
            note(path, kind, from, to, kept ? Bump.ADDITION : Bump.REVISION);
        }
    }

    private void keyword(
            String path, String keyword, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null ? to == null : from.equals(to)) {
            return;
        }
        if (REMARKS.contains(keyword)) {
            if (keyword.equals("description") || keyword.equals("title")) {
                note(path, keyword + " changed", from, to, Bump.ADDITION);
            }
            return;
        }
        if (to == null) {
            note(path, keyword + " dropped", from, null, Bump.ADDITION);
        } else if (from != null && isWider(keyword, from, to)) {
            var word = UPPER.contains(keyword) ? " raised" : " lowered";
            note(path, keyword + word, from, to, Bump.ADDITION);
        } else {
            note(
                    path,
                    from == null ? keyword + " added" : keyword + " changed",
                    from,
                    to,
                    Bump.REVISION);
        }
    }

    private static boolean isWider(String keyword, JsonNode from, JsonNode to) {
        if (!from.isNumber() || !to.isNumber()) {
            return false;
        }
        var difference = to.decimalValue().compareTo(from.decimalValue());
        return UPPER.contains(keyword) ? difference > 0 : LOWER.contains(keyword) && difference < 0;
    }

    private void note(
            String path,
            String kind,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            Bump severity) {
        var change =
                changes.addObject()
                        .put("path", path.isEmpty() ? "(whole)" : path)
                        .put("kind", kind);
        if (from != null) {
            change.set("from", from);
        }
        if (to != null) {
            change.set("to", to);
        }
        change.put("breaking", severity != Bump.ADDITION);
        bump = severity.compareTo(bump) > 0 ? severity : bump;
    }

    private static boolean isOpen(JsonNode schema) {
        var additional = schema.path("additionalProperties");
        return !additional.isBoolean() || additional.asBoolean();
    }

    private static Map<String, JsonNode> byName(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> typesOf(JsonNode schema) {
        var type = schema.path("type");
        return type.isString() ? Set.of(type.asString()) : texts(type);
    }

    /** How many of the types fit into the others; whole numbers are numbers. */
    private static int fitting(Set<String> before, Set<String> after) {
        return (int)
                before.stream()
                        .filter(
                                type ->
                                        after.contains(type)
                                                || (type.equals("integer")
                                                        && after.contains("number")))
                        .count();
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.isString() ? node.asString() : node.toString())
                .collect(Collectors.toSet());
    }
}
