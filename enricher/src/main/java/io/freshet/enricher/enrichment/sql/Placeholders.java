package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.input.EventInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where in an event the values for a query's question marks are: the part {@code inputs} of the
 * configuration.
 *
 * @param inputs in the order of the configuration; of several for one question mark the last that
 *     has a value counts
 */
public record Placeholders(List<Numbered> inputs) {

    public Placeholders {
        inputs = List.copyOf(inputs);
    }

    /**
     * An input for one question mark.
     *
     * @param number of the question mark, from 1
     * @param input where its value is
     */
    public record Numbered(int number, EventInput input) {

        private Optional<Object> value(DraftView event) {
            if (input instanceof EventInput.Column column && column.field().isPresent()) {
                var field = column.field().get();
                return Optional.ofNullable(event.get(field))
                        .map(text -> SqlValue.ofColumn(field, text));
            }
            return input.value(event).flatMap(SqlValue::ofJson);
        }

        private Optional<String> problem() {
            return input.problem().map(why -> "placeholder " + number + ": " + why);
        }
    }

    /**
     * Reads the part.
     *
     * @throws IllegalArgumentException when an input is none
     */
    public static Placeholders of(JsonNode inputs) {
        return new Placeholders(
                inputs.valueStream()
                        .map(
                                json ->
                                        new Numbered(
                                                json.path("placeholder").asInt(),
                                                EventInput.of(json)))
                        .toList());
    }

    /**
     * The values of this event, from the first question mark on; empty where the event lacks one of
     * them.
     */
    public Optional<List<Object>> fill(DraftView event) {
        var filled = new TreeMap<Integer, Object>();
        for (var input : inputs) {
            input.value(event).ifPresent(value -> filled.put(input.number(), value));
        }
        if (filled.isEmpty()) {
            return inputs.isEmpty() ? Optional.of(List.of()) : Optional.empty();
        }
        boolean hasGap = filled.lastKey() != filled.size();
        return hasGap ? Optional.empty() : Optional.of(List.copyOf(filled.values()));
    }

    /** Why no event can ever fill them, in the reference's words; empty where events can. */
    public Optional<String> failure() {
        var errors = new ArrayList<String>();
        for (var input : inputs) {
            if (input.input().problem().isPresent()) {
                errors.add(
                        input.input() instanceof EventInput.Column
                                ? "SQL Query enrichment: SQL Query Enrichment: Wrong POJO input"
                                        + " field was specified"
                                : input.input().problem().get());
            }
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of("NonEmptyList(" + String.join(", ", errors) + ")");
    }

    /** What a person should know: inputs that are wrong, question marks that nothing fills. */
    public List<String> notices() {
        var notices =
                new ArrayList<>(
                        inputs.stream().flatMap(input -> input.problem().stream()).toList());
        int last = inputs.stream().mapToInt(Numbered::number).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            int wanted = number;
            if (inputs.stream().noneMatch(input -> input.number() == wanted)) {
                notices.add(
                        "placeholder "
                                + number
                                + " has no input: nothing is asked for events that have a value"
                                + " for a later one");
            }
        }
        return notices;
    }
}
