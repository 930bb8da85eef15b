package io.freshet.sdk;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data that names its schema: an entity of an event, or the event's own data. Immutable.
 *
 * <p>Two are equal where schema and data are; {@code 1.0} and {@code 1.00} are not.
 */
public final class Entity {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final SelfDescribing content;

    Entity(SelfDescribing content) {
        this.content = content;
    }

    static List<Entity> all(List<SelfDescribing> contents) {
        return contents.stream().map(Entity::new).toList();
    }

    /** The schema's vendor, name, format and version. */
    public SchemaKey schema() {
        return content.schema();
    }

    /** Whether the schema is of that vendor and name, and of that model, whatever its revision. */
    public boolean is(String vendor, String name, int model) {
        var schema = schema();
        return schema.name().equals(name)
                && schema.vendor().equals(vendor)
                && schema.version().model() == model;
    }

    /** The data, as a copy of one's own. Numbers keep the text that they were written with. */
    public JsonNode data() {
        return content.data().deepCopy();
    }

    /**
     * The data as a class, by Jackson. Properties that the class has not are skipped.
     *
     * @throws JacksonException where the data does not fit the class
     */
    public <T> T as(Class<T> type) {
        return as(type, MAPPER);
    }

    /**
     * The data as a class, by a mapper of one's own.
     *
     * @throws JacksonException where the data does not fit the class
     */
    public <T> T as(Class<T> type, ObjectMapper mapper) {
        // Jackson hands out a tree as it is when a tree is asked for.
        var data = TreeNode.class.isAssignableFrom(type) ? data() : content.data();
        return mapper.treeToValue(data, type);
    }

    /** The data and its schema, as {@code {"schema": …, "data": …}}. */
    public JsonNode toJson() {
        return content.toJson().deepCopy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entity that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** The schema's URI; data may be personal. */
    @Override
    public String toString() {
        return "Entity[" + schema().toUri() + "]";
    }
}
