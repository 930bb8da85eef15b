package io.freshet.enricher.vectors;

import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs one case and compares. */
final class VectorRun {

    private static final Set<String> JSON_COLUMNS =
            Set.of("contexts", "unstruct_event", "derived_contexts");

    private final VectorEnvironment environment;

    VectorRun(VectorEnvironment environment) {
        this.environment = environment;
    }

    /** The first difference, or empty. */
    Optional<String> difference(VectorCase vector) {
        var loaded = environment.enrichments(vector);
        if (loaded.enrichments().isEmpty() || !vector.configErrors().isEmpty()) {
            return loaded.errors().size() == vector.configErrors().size()
                    ? Optional.empty()
                    : Optional.of("/config_errors: was " + loaded.errors());
        }
        var pipeline = environment.pipeline(vector, loaded.enrichments().get());
        var good = new ArrayList<String>();
        var bad = new ArrayList<String>();
        for (var outcome : pipeline.process(vector.record())) {
            if (outcome instanceof EventOutcome.Good enriched) {
                good.add(enriched.line().tsv());
            } else if (outcome instanceof EventOutcome.Bad rejected) {
                bad.add(BadRowJson.print(rejected.row()));
            }
        }
        if (good.size() != vector.good().size() || bad.size() != vector.bad().size()) {
            return Optional.of(
                    "good "
                            + vector.good().size()
                            + " -> "
                            + good.size()
                            + ", bad "
                            + vector.bad().size()
                            + " -> "
                            + bad.size()
                            + " "
                            + bad);
        }
        var comparison = new JsonDifference(vector.volatilePointers());
        for (int i = 0; i < good.size(); i++) {
            var found =
                    comparison.find(
                            columns(vector.good().get(i)), columns(good.get(i)), "/good/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        for (int i = 0; i < bad.size(); i++) {
            var found = comparison.find(vector.bad().get(i), parse(bad.get(i)), "/bad/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The columns by name, empty ones left out, JSON read. */
    private static JsonNode columns(String tsv) {
        var cells = List.of(tsv.split("\t", -1));
        var columns = JsonNodeFactory.instance.objectNode();
        for (var field : AtomicField.all()) {
            var cell = cells.get(field.ordinal());
            if (!cell.isEmpty()) {
                columns.put(field.column(), cell);
            }
        }
        return columns(columns);
    }

    private static JsonNode columns(JsonNode texts) {
        var columns = JsonNodeFactory.instance.objectNode();
        for (var member : texts.properties()) {
            columns.set(
                    member.getKey(),
                    JSON_COLUMNS.contains(member.getKey())
                            ? parse(member.getValue().asString())
                            : member.getValue());
        }
        return columns;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (InvalidJson e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
