package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Turns what stands under the keys of entities into rows, a row for each. One thread. */
final class EntityRows {

    private static final SerializableString VERSION = new SerializedString(EventEntity.VERSION);

    private final Findings findings;
    private final EntityCells cells;
    private final Map<SchemaKey, EntityPlan> plans = new HashMap<>();

    EntityRows(Findings findings) {
        this.findings = findings;
        this.cells = new EntityCells(findings);
    }

    /**
     * Writes the rows of the value that the parser stands on.
     *
     * @param source what the parser reads
     * @param key the key that the value stands under
     */
    void write(JsonParser parser, JsonSource source, String key, Into into) {
        if (key.startsWith(EventEntity.UNSTRUCT_EVENT)) {
            ownData(parser, key, into);
        } else if (parser.hasToken(JsonToken.START_ARRAY)) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                entity(parser, source, key, index, into);
            }
        } else {
            entity(parser, source, key, 0, into);
        }
    }

    /**
     * Where rows go, and what is known of them.
     *
     * @param facts what is known of the record's entities
     * @param shapes the tables
     * @param batch takes the rows
     */
    record Into(EntityFacts facts, Shapes shapes, RowBatch batch) {}

    private void ownData(JsonParser parser, String key, Into into) {
        var plan = plan(into.facts().ofOwnData(key), into.shapes());
        if (plan == null) {
            parser.skipChildren();
            return;
        }
        var row = cells.begin(plan, key, 0, into.facts().fits(key, 0));
        row.value(parser, null);
        row.end(into.batch());
    }

    /** An entity's version is its first member, where the events-processor wrote the event. */
    private void entity(JsonParser parser, JsonSource source, String key, int index, Into into) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            entity(parser, key, index, "", into);
            return;
        }
        int position = source.position(parser);
        if (parser.nextName(VERSION)) {
            parser.nextToken();
            var plan = plan(into.facts().ofEntity(key, index, text(parser)), into.shapes());
            parser.skipChildren();
            if (plan != null && !plan.hasVersionProperty) {
                var row = cells.begin(plan, key, index, into.facts().fits(key, index));
                row.members(parser);
                row.end(into.batch());
                return;
            }
            parser.nextToken();
        }
        skipMembers(parser);
        var object = source.from(position);
        var version = version(object);
        try (var again = object.parser()) {
            again.nextToken();
            entity(again, key, index, version, into);
        }
    }

    private void entity(JsonParser parser, String key, int index, String version, Into into) {
        var plan = plan(into.facts().ofEntity(key, index, version), into.shapes());
        if (plan == null) {
            parser.skipChildren();
            return;
        }
        var row = cells.begin(plan, key, index, into.facts().fits(key, index));
        row.value(parser, EventEntity.VERSION);
        row.end(into.batch());
    }

    /** The version that an object names, wherever it does. */
    private static String version(JsonSource object) {
        try (var parser = object.parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isVersion = parser.currentName().equals(EventEntity.VERSION);
                parser.nextToken();
                if (isVersion) {
                    return text(parser);
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    private static String text(JsonParser parser) {
        boolean isText =
                parser.currentToken().isScalarValue() && !parser.hasToken(JsonToken.VALUE_NULL);
        return isText ? parser.getString() : "";
    }

    /** Goes from a member's name, or the end, to the end of the object. */
    private static void skipMembers(JsonParser parser) {
        while (!parser.hasToken(JsonToken.END_OBJECT)) {
            parser.nextToken();
            parser.skipChildren();
            parser.nextToken();
        }
    }

    @SuppressWarnings("ReferenceEquality") // a shape is replaced by another one, never changed
    private @Nullable EntityPlan plan(@Nullable SchemaKey schema, Shapes shapes) {
        var shape = schema == null ? null : shapes.entity(schema);
        if (schema == null || shape == null) {
            findings.isDeferred = true;
            return null;
        }
        var plan = plans.get(schema);
        if (plan == null || plan.shape != shape) {
            plan = new EntityPlan(schema, shape);
            plans.put(schema, plan);
        }
        return plan;
    }
}
