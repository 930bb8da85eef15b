package io.freshet.enricher.enrichment.input;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SelfDescribing;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Where in an event a value is found: a column ({@code {"pojo":{"field":"user_id"}}}) or a place in
 * an entity ({@code {"json":{"field","schemaCriterion","jsonPath"}}}). Thread-safe.
 */
public sealed interface EventInput {

    /** The value in this event; empty where the event has none. */
    Optional<JsonNode> value(DraftView event);

    /**
     * Why no event can have a value. The reference starts all the same and fails each event, so
     * such an input is not refused.
     */
    Optional<String> problem();

    /**
     * Reads an input; members beside {@code pojo} or {@code json} do not matter.
     *
     * @throws IllegalArgumentException when there is neither, or both, or one with a field or a
     *     criterion that cannot be
     */
    static EventInput of(JsonNode input) {
        var column = input.path("pojo").path("field");
        var inEntity = input.path("json");
        if (column.isString() == inEntity.isObject()) {
            throw new IllegalArgumentException(
                    "an input needs either pojo with a field or json, and has "
                            + String.join(", ", input.propertyNames()));
        }
        return column.isString()
                ? new Column(column.asString(), AtomicField.ofColumn(column.asString()))
                : new InEntity(
                        Place.of(inEntity.path("field").asString()),
                        SchemaCriterion.of(inEntity.path("schemaCriterion").asString()),
                        ValuePath.of(inEntity.path("jsonPath").asString()));
    }

    /**
     * A whole column.
     *
     * @param name as it was configured
     * @param field the column; empty where none is called so
     */
    record Column(String name, Optional<AtomicField> field) implements EventInput {

        /** The column's text. */
        @Override
        public Optional<JsonNode> value(DraftView event) {
            return field.map(event::get).map(JsonNodeFactory.instance::stringNode);
        }

        @Override
        public Optional<String> problem() {
            return field.isPresent()
                    ? Optional.empty()
                    : Optional.of("the event has no column " + name);
        }
    }

    /**
     * A place in an entity.
     *
     * @param place which entities
     * @param schemas of the entity; the first that fits is the one
     * @param path where in the entity's data
     */
    record InEntity(Place place, SchemaCriterion schemas, ValuePath path) implements EventInput {

        /**
         * What the path leads to: the value itself if it is one, else a list, empty if there is
         * none. Empty where no entity fits.
         */
        @Override
        public Optional<JsonNode> value(DraftView event) {
            return place.entities(event).stream()
                    .filter(entity -> schemas.matches(entity.schema()))
                    .findFirst()
                    .map(entity -> oneOrList(path.read(entity.data())));
        }

        @Override
        public Optional<String> problem() {
            return path.isValid() ? Optional.empty() : Optional.of(path + " is no JSONPath");
        }

        private static JsonNode oneOrList(List<JsonNode> found) {
            return found.size() == 1
                    ? found.get(0)
                    : JsonNodeFactory.instance.arrayNode().addAll(found);
        }
    }

    /** The fields that hold entities. */
    enum Place {
        CONTEXTS,
        DERIVED_CONTEXTS,
        UNSTRUCT_EVENT;

        static Place of(String field) {
            return switch (field) {
                case "contexts" -> CONTEXTS;
                case "derived_contexts" -> DERIVED_CONTEXTS;
                case "unstruct_event" -> UNSTRUCT_EVENT;
                default ->
                        throw new IllegalArgumentException(
                                "json.field "
                                        + field
                                        + " must be contexts, derived_contexts or unstruct_event");
            };
        }

        List<SelfDescribing> entities(DraftView event) {
            return switch (this) {
                case CONTEXTS -> event.contexts();
                case DERIVED_CONTEXTS -> event.derivedContexts();
                case UNSTRUCT_EVENT -> event.unstructEvent().map(List::of).orElse(List.of());
            };
        }
    }
}
