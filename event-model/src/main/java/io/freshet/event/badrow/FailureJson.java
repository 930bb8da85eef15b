package io.freshet.event.badrow;

import io.freshet.event.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** One reason as JSON. */
final class FailureJson {

    private FailureJson() {}

    /**
     * Writes a reason.
     *
     * @param fieldName what the member that names the field is called: {@code field}, or {@code
     *     payloadField} in a format violation
     */
    static void write(JsonWriter out, Failure failure, String fieldName) {
        out.beginObject();
        if (failure instanceof Failure.Unexpected f) {
            out.member(fieldName, f.field()).member("value", f.value());
            out.member("expectation", f.expectation());
        } else if (failure instanceof Failure.NotJson f) {
            out.member(fieldName, f.field()).member("value", f.value()).member("error", f.error());
        } else if (failure instanceof Failure.NotIglu f) {
            out.member("json", f.json()).member("error", f.error());
        } else if (failure instanceof Failure.CriterionMismatch f) {
            out.member("schemaKey", f.schemaKey().toUri());
            out.member("schemaCriterion", f.schemaCriterion().toUri());
        } else if (failure instanceof Failure.Iglu f) {
            out.member("schemaKey", f.schemaKey().toUri()).member("error", f.error());
        } else if (failure instanceof Failure.UnknownType f) {
            out.member("actual", f.actual()).name("expectedMapping").beginObject();
            f.expectedMapping().forEach((type, schema) -> out.member(type, schema.toUri()));
            out.endObject().member("expectation", f.expectation());
        } else if (failure instanceof Failure.Message f) {
            out.member("error", f.error());
        } else if (failure instanceof Failure.OfEnrichment f) {
            source(out.name("enrichment"), f.enrichment());
            write(out.name("message"), f.message(), fieldName);
        }
        out.endObject();
    }

    private static void source(JsonWriter out, Failure.OfEnrichment.@Nullable Source source) {
        if (source == null) {
            out.nullValue();
        } else {
            out.beginObject().member("schemaKey", source.schemaKey().toUri());
            out.member("identifier", source.identifier()).endObject();
        }
    }
}
