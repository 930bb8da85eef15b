package io.freshet.loader.pg.row;

import io.freshet.event.atomic.ParsingError;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import io.freshet.loader.pg.cell.CastFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the bad rows that replace events.
 *
 * @param processor the loader
 */
public record BadEvents(Processor processor) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * For an event whose rows cannot be written.
     *
     * @param problems at least one
     */
    public BadRow ofProblems(JsonEvent event, List<RowProblem> problems) {
        var atomic = new ArrayList<ParsingError.InvalidValue>();
        var types = new ArrayList<JsonNode>();
        var refusals = new ArrayList<String>();
        for (var problem : problems) {
            if (problem instanceof RowProblem.Atomic one) {
                atomic.add(one.error());
            } else if (problem instanceof RowProblem.AtomicTooLong one) {
                refusals.add(one.failure());
            } else if (problem instanceof RowProblem.Property one) {
                property(one, types, refusals);
            } else if (problem instanceof RowProblem.Unknown one) {
                refusals.add("no room in " + one.table() + " for what its schemas do not have");
            }
        }
        if (!atomic.isEmpty()) {
            return new BadRow.LoaderParsingError(
                    processor,
                    new ParsingError.RowDecodingError(atomic).toJson(),
                    Json.print(event.json()));
        }
        return types.isEmpty() ? refused(event, refusals.get(0)) : ofIglu(event, types);
    }

    private static void property(
            RowProblem.Property problem, List<JsonNode> types, List<String> refusals) {
        var failure = problem.failure();
        if (failure.kind() == CastFailure.Kind.TYPE) {
            var schema = problem.entity().schema().orElseThrow();
            types.add(
                    NODES.objectNode()
                            .put("schemaKey", schema.toUri())
                            .putNull("value")
                            .put("expected", failure.message()));
        } else {
            refusals.add(failure.message());
        }
    }

    /**
     * For an event that the database refuses.
     *
     * @param failure the database's words
     */
    public BadRow refused(JsonEvent event, String failure) {
        return new BadRow.LoaderRuntimeError(processor, failure, LosslessEvent.of(event));
    }

    /**
     * For an event with entities whose schemas cannot be had or used.
     *
     * @param failures made by {@link #missingSchema} and {@link #unknownEntity}
     */
    public BadRow ofIglu(JsonEvent event, List<JsonNode> failures) {
        return new BadRow.LoaderIgluError(processor, failures, LosslessEvent.of(event));
    }

    /**
     * Says that no registry has the schema's model.
     *
     * @param error the {@code ResolutionError}
     */
    public static ObjectNode missingSchema(SchemaKey schema, JsonNode error) {
        var criterion =
                "iglu:"
                        + schema.vendor()
                        + "/"
                        + schema.name()
                        + "/"
                        + schema.format()
                        + "/"
                        + schema.version().model()
                        + "-*-*";
        var failure = NODES.objectNode().put("schemaCriterion", criterion);
        failure.set("error", error);
        return failure;
    }

    /** Says that nobody knows which schema an entity follows. */
    public static ObjectNode unknownEntity(EventEntity entity) {
        return NODES.objectNode()
                .put("schemaKey", entity.jsonKey() + "/" + entity.version())
                .put(
                        "message",
                        "the record has no header iglu-schemas, and no registry has a schema for"
                                + " this key");
    }

    /** For an event that met a defect of ours. */
    public BadRow defect(JsonEvent event, Instant now, RuntimeException defect) {
        return new BadRow.GenericError(
                processor, now, List.of(String.valueOf(defect)), Json.print(event.json()));
    }
}
