package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The way to one value in an event's entities or in its own data: the key that they have in the
 * JSON form of an event, then the names of members, all separated by dots, such as {@code
 * contexts_com_acme_user_1.address.city}. A number steps into an array. Of several entities the
 * first that has a value counts; texts, numbers and booleans are values.
 *
 * @param column {@code contexts_<vendor>_<name>_<model>} or {@code
 *     unstruct_event_<vendor>_<name>_<model>}
 * @param members one or more names
 */
public record EntityPath(String column, List<String> members) implements PartitionKey {

    private static final String OWN_DATA = "unstruct_event_";
    private static final Pattern COLUMN =
            Pattern.compile("(contexts|unstruct_event)_[a-z0-9_]+_[1-9][0-9]*");

    public EntityPath {
        members = List.copyOf(members);
    }

    /** Reads the form above; empty where the text has another. */
    static Optional<EntityPath> parse(String text) {
        var parts = List.of(text.split("\\.", -1));
        var members = parts.subList(1, parts.size());
        var isPath =
                COLUMN.matcher(parts.get(0)).matches()
                        && !members.isEmpty()
                        && members.stream().noneMatch(String::isBlank);
        return isPath ? Optional.of(new EntityPath(parts.get(0), members)) : Optional.empty();
    }

    // The line is read, not the entities it was made of: what is masked in it must not be the key.
    @Override
    public @Nullable String of(EnrichedLine line) {
        var schemas =
                line.schemas().stream()
                        .filter(schema -> column.equals(key(schema)))
                        .map(SchemaKey::toUri)
                        .collect(Collectors.toSet());
        return schemas.isEmpty()
                ? null
                : entities(line)
                        .filter(entity -> isOf(schemas, entity))
                        .flatMap(entity -> value(entity.path("data")).stream())
                        .findFirst()
                        .orElse(null);
    }

    private String key(SchemaKey schema) {
        return isOwnData() ? EventJson.unstructEventKey(schema) : EventJson.contextsKey(schema);
    }

    private Stream<JsonNode> entities(EnrichedLine line) {
        return isOwnData()
                ? data(line, AtomicField.UNSTRUCT_EVENT)
                : Stream.of(AtomicField.CONTEXTS, AtomicField.DERIVED_CONTEXTS)
                        .flatMap(field -> data(line, field).flatMap(JsonNode::valueStream));
    }

    private boolean isOwnData() {
        return column.startsWith(OWN_DATA);
    }

    private static Stream<JsonNode> data(EnrichedLine line, AtomicField field) {
        var text = line.event().get(field);
        try {
            return text == null ? Stream.empty() : Stream.of(Json.parse(text).path("data"));
        } catch (InvalidJson noJson) {
            return Stream.empty(); // a script may write anything
        }
    }

    private static boolean isOf(Set<String> schemas, JsonNode entity) {
        return schemas.contains(entity.path("schema").asString(""));
    }

    private Optional<String> value(JsonNode data) {
        var node = data;
        for (var member : members) {
            node = node.isArray() ? element(node, member) : node.path(member);
        }
        if (node.isString()) {
            return Optional.of(node.stringValue()).filter(text -> !text.isEmpty());
        }
        return node.isNumber() || node.isBoolean()
                ? Optional.of(Json.print(node))
                : Optional.empty();
    }

    private static JsonNode element(JsonNode array, String index) {
        var isIndex = index.length() < 10 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return array.path(isIndex ? Integer.parseInt(index) : -1);
    }
}
