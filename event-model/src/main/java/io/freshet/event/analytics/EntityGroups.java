package io.freshet.event.analytics;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event's entities by the key they stand under in the flat JSON. The losses are the SDK's:
 * derived entities replace attached ones of the same key, and of entities that differ only in their
 * schema's format one format stays. We keep JSON Schema, the only one that is ever checked.
 */
final class EntityGroups {

    private static final String VALIDATED_FORMAT = "jsonschema";
    private static final String VERSION = "_schema_version";

    private final Map<String, List<SelfDescribing>> groups;

    private EntityGroups(Map<String, List<SelfDescribing>> groups) {
        this.groups = groups;
    }

    static EntityGroups of(List<SelfDescribing> contexts, List<SelfDescribing> derived) {
        if (derived.isEmpty()) {
            return new EntityGroups(group(contexts));
        }
        var all = group(contexts);
        all.putAll(group(derived));
        return new EntityGroups(all);
    }

    /** The key of an entity's or event's schema, e.g. {@code contexts_com_acme_page_type_1}. */
    static String key(String prefix, SchemaKey schema) {
        var key = new StringBuilder(prefix.length() + 64).append(prefix);
        appendVendor(key, schema.vendor());
        appendName(key.append('_'), schema.name());
        return key.append('_').append(schema.version().model()).toString();
    }

    void write(JsonWriter out) {
        groups.forEach(
                (key, entities) -> {
                    out.name(key).beginArray();
                    entities.forEach(entity -> write(out, entity));
                    out.endArray();
                });
    }

    private static void write(JsonWriter out, SelfDescribing entity) {
        out.beginObject().member(VERSION, entity.schema().version().toString());
        // Snowplow: data that is no object is lost here.
        if (entity.data() instanceof ObjectNode data) {
            for (Map.Entry<String, JsonNode> member : data.properties()) {
                if (!member.getKey().equals(VERSION)) {
                    out.member(member.getKey(), member.getValue());
                }
            }
        }
        out.endObject();
    }

    private static Map<String, List<SelfDescribing>> group(List<SelfDescribing> entities) {
        var groups = new LinkedHashMap<String, List<SelfDescribing>>();
        for (var entity : entities) {
            var group =
                    groups.computeIfAbsent(
                            key("contexts_", entity.schema()), key -> new ArrayList<>(1));
            add(group, entity);
        }
        return groups;
    }

    private static void add(List<SelfDescribing> group, SelfDescribing entity) {
        var format = entity.schema().format();
        if (group.isEmpty() || group.get(0).schema().format().equals(format)) {
            group.add(entity);
        } else if (format.equals(VALIDATED_FORMAT)) {
            group.clear();
            group.add(entity);
        }
    }

    private static void appendVendor(StringBuilder key, String vendor) {
        for (int i = 0; i < vendor.length(); i++) {
            key.append(Character.toLowerCase(underscored(vendor.charAt(i))));
        }
    }

    /** Before a capital that follows neither a capital nor a separator, there is a new word. */
    private static void appendName(StringBuilder key, String name) {
        char before = 'A';
        for (int i = 0; i < name.length(); i++) {
            char c = underscored(name.charAt(i));
            if (isCapital(c) && !isCapital(before) && before != '_') {
                key.append('_');
            }
            key.append(Character.toLowerCase(c));
            before = c;
        }
    }

    private static char underscored(char c) {
        return c == '.' || c == '-' ? '_' : c;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
