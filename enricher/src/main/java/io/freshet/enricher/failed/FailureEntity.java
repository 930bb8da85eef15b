package io.freshet.enricher.failed;

import io.freshet.enricher.draft.Fault;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entity that tells one failure in a failed event. Its members are those of {@code
 * com.snowplowanalytics.snowplow/failure} 1-0-0; each member of {@code errors} has at least a
 * message and a source.
 */
final class FailureEntity {

    static final SchemaKey SCHEMA =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/failure/jsonschema/1-0-0");

    /** What texts of an event are held against. */
    private static final String ATOMIC =
            "iglu:com.snowplowanalytics.snowplow/atomic/jsonschema/1-0-0";

    private static final String VALIDATION = "ValidationError";

    private FailureEntity() {}

    static SelfDescribing of(Fault fault, Processor processor, Instant now) {
        var data = JsonNodeFactory.instance.objectNode();
        data.put("failureType", type(fault.failure()));
        data.set("errors", FailureErrors.of(fault));
        data.put("schema", schema(fault));
        data.set("data", data(fault));
        data.put("timestamp", now.toString());
        data.put("componentName", processor.artifact());
        data.put("componentVersion", processor.version());
        return new SelfDescribing(SCHEMA, data);
    }

    private static String type(Failure failure) {
        if (failure instanceof Failure.Iglu iglu) {
            return iglu.error().path("error").asString(VALIDATION);
        }
        if (failure instanceof Failure.NotIglu) {
            return "NotIglu";
        }
        if (failure instanceof Failure.CriterionMismatch) {
            return "CriterionMismatch";
        }
        return failure instanceof Failure.OfEnrichment ? "EnrichmentError" : VALIDATION;
    }

    private static @Nullable String schema(Fault fault) {
        var failure = fault.failure();
        if (failure instanceof Failure.Iglu iglu) {
            return iglu.schemaKey().toUri();
        }
        if (failure instanceof Failure.CriterionMismatch mismatch) {
            return mismatch.schemaKey().toUri();
        }
        if (failure instanceof Failure.OfEnrichment enrichment) {
            var source = enrichment.enrichment();
            return source == null ? null : source.schemaKey().toUri();
        }
        return failure instanceof Failure.NotIglu ? null : ATOMIC;
    }

    /** The format wants an object; what is none becomes one, named by where it stood. */
    private static JsonNode data(Fault fault) {
        var data = fault.data();
        if (data == null || data.isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return data.isObject() ? data : wrapped(fault.source(), data);
    }

    private static ObjectNode wrapped(String name, JsonNode data) {
        var object = JsonNodeFactory.instance.objectNode();
        object.set(name, data);
        return object;
    }
}
