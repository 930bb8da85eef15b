package io.freshet.enricher.enrichment.api;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.input.EventInput;
import io.freshet.event.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code inputs} of the configuration: where in an event the values of a request are.
 *
 * @param inputs in order; of several with the same key the last one counts
 */
record ApiInputs(List<Named> inputs) {

    ApiInputs {
        inputs = List.copyOf(inputs);
    }

    /**
     * One input.
     *
     * @param key by which a template and the body name the value
     * @param input where its value is
     */
    record Named(String key, EventInput input) {

        /** What all events fail with, if this cannot be; the beginning is the reference's. */
        Optional<String> failure() {
            return input.problem()
                    .map(
                            why ->
                                    input instanceof EventInput.Column
                                            ? "Error accessing POJO input field [%s]: [%s]"
                                                    .formatted(key, why)
                                            : "input " + key + ": " + why);
        }
    }

    /**
     * Reads the part.
     *
     * @throws IllegalArgumentException when an input is none
     */
    static ApiInputs of(JsonNode inputs) {
        return new ApiInputs(
                inputs.valueStream()
                        .map(json -> new Named(json.path("key").asString(), EventInput.of(json)))
                        .toList());
    }

    Set<String> keys() {
        return inputs.stream().map(Named::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Why no event can have all values; empty where events can. */
    List<String> failures() {
        return inputs.stream().flatMap(input -> input.failure().stream()).toList();
    }

    /** The values by their keys, in order; empty where the event lacks one of them. */
    Optional<Map<String, String>> values(DraftView event) {
        var values = new LinkedHashMap<String, String>();
        for (var input : inputs) {
            var value = input.input().value(event);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(input.key(), text(value.get()));
        }
        return Optional.of(values);
    }

    /** Texts as they are, lists with commas between, everything else as JSON. */
    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isArray()
                ? value.valueStream().map(ApiInputs::text).collect(Collectors.joining(","))
                : Json.print(value);
    }
}
