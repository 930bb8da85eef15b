package io.freshet.enricher.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs one case and compares. */
final class VectorRun {

    private static final String NOT_AVAILABLE = "is not available yet";
    private static final String NOT_SUPPORTED = "vendor/version combination is not supported";

    private final VectorEnvironment environment;

    VectorRun(VectorEnvironment environment) {
        this.environment = environment;
    }

    Verdict judge(VectorCase vector) {
        var loaded = environment.enrichments(vector);
        if (loaded.errors().stream().anyMatch(error -> error.contains(NOT_AVAILABLE))) {
            return Verdict.unavailable(loaded.errors().get(0));
        }
        if (loaded.enrichments().isEmpty() || !vector.configErrors().isEmpty()) {
            return verdict(differenceOfErrors(vector, loaded.errors()));
        }
        try (var enrichments = loaded.enrichments().get()) {
            return judge(vector, environment.pipeline(vector, enrichments));
        }
    }

    private static Verdict judge(VectorCase vector, EventPipeline pipeline) {
        var good = new ArrayList<JsonNode>();
        var bad = new ArrayList<JsonNode>();
        var pii = new ArrayList<JsonNode>();
        for (var outcome : pipeline.process(vector.record())) {
            if (outcome instanceof EventOutcome.Good enriched) {
                good.add(columns(enriched.line().tsv()));
                var second = enriched.pii();
                if (second != null) {
                    pii.add(columns(second.tsv()));
                }
            } else if (outcome instanceof EventOutcome.Bad rejected) {
                bad.add(parse(BadRowJson.print(rejected.row())));
            }
        }
        if (bad.toString().contains(NOT_SUPPORTED)
                && !vector.bad().toString().contains(NOT_SUPPORTED)) {
            return Verdict.unavailable("adapter");
        }
        var comparison = new JsonDifference(vector.volatilePointers(), vector.isGenerated());
        return verdict(
                difference(comparison, "/good", vector.good(), good)
                        .or(() -> difference(comparison, "/bad", vector.bad(), bad))
                        .or(() -> difference(comparison, "/pii_events", vector.pii(), pii)));
    }

    private static Verdict verdict(Optional<String> difference) {
        return difference.map(Verdict::differs).orElse(Verdict.AGREES);
    }

    private static Optional<String> difference(
            JsonDifference comparison, String at, List<JsonNode> expected, List<JsonNode> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(at + ": expected " + expected + ", was " + actual);
        }
        if (comparison.isHashOrder(expected.size())) {
            return comparison.findInMultiset(array(expected), array(actual), at);
        }
        for (int i = 0; i < expected.size(); i++) {
            var found = comparison.find(expected.get(i), actual.get(i), at + "/" + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static JsonNode array(List<JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    /** The words before a JSON count, and the JSON but for messages. */
    private static Optional<String> differenceOfErrors(VectorCase vector, List<String> errors) {
        var comparison = new JsonDifference(vector.volatilePointers(), false);
        return difference(
                comparison,
                "/config_errors",
                vector.configErrors().stream().map(e -> error(e.asString())).toList(),
                errors.stream().map(VectorRun::error).toList());
    }

    private static JsonNode error(String text) {
        int json = text.indexOf('{');
        var parts = JsonNodeFactory.instance.arrayNode();
        // The reference opens the quotation with ' and closes it with `.
        parts.add((json < 0 ? text : text.substring(0, json)).replace('`', '\''));
        if (json >= 0) {
            parts.add(parse(text.substring(json)));
        }
        return parts;
    }

    /** The columns by name, empty ones left out. */
    private static JsonNode columns(String tsv) {
        var cells = List.of(tsv.split("\t", -1));
        assertThat(cells).hasSize(AtomicField.all().size());
        var columns = JsonNodeFactory.instance.objectNode();
        for (var field : AtomicField.all()) {
            var cell = cells.get(field.ordinal());
            if (!cell.isEmpty()) {
                columns.put(field.column(), cell);
            }
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
