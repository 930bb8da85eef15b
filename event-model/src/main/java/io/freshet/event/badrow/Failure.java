package io.freshet.event.badrow;

import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One reason inside a bad row. The member names are those of Snowplow's bad-row schemas. */
public sealed interface Failure {

    /**
     * A field's value is not what it should be: {@code {"field","value","expectation"}}.
     *
     * @param field a tracker parameter, column or request part
     * @param value what stood there; text as JSON string, null where there was nothing
     * @param expectation what should have stood there
     */
    record Unexpected(String field, @Nullable String value, String expectation)
            implements Failure {}

    /**
     * A text is no JSON: {@code {"field","value","error"}}.
     *
     * @param field where the text stood
     * @param value the text
     * @param error the parser's words
     */
    record NotJson(String field, @Nullable String value, String error) implements Failure {}

    /**
     * A JSON is not self-describing: {@code {"json","error"}}.
     *
     * @param json the JSON
     * @param error a {@link io.freshet.event.iglu.ParseError} name
     */
    record NotIglu(JsonNode json, String error) implements Failure {}

    /**
     * Self-describing data of another schema than the place asks for: {@code
     * {"schemaKey","schemaCriterion"}}.
     *
     * @param schemaKey what was found
     * @param schemaCriterion what was asked for
     */
    record CriterionMismatch(SchemaKey schemaKey, SchemaCriterion schemaCriterion)
            implements Failure {}

    /**
     * A schema that cannot be had, or data that does not fit it: {@code {"schemaKey","error"}}.
     *
     * @param schemaKey the schema
     * @param error the Iglu client's error object
     */
    record Iglu(SchemaKey schemaKey, JsonNode error) implements Failure {}

    /**
     * An event type without a schema: {@code {"actual","expectedMapping","expectation"}}.
     *
     * @param actual the type found, if any
     * @param expectedMapping each known type with its schema
     * @param expectation what was asked for
     */
    record UnknownType(
            @Nullable String actual, Map<String, SchemaKey> expectedMapping, String expectation)
            implements Failure {}

    /**
     * Plain words: {@code {"error"}}.
     *
     * @param error what went wrong
     */
    record Message(String error) implements Failure {}

    /**
     * A failure of one enrichment: {@code {"enrichment","message"}}; every message of an
     * enrichment_failures row is one of these.
     *
     * @param enrichment who failed; null for the steps that every event takes
     * @param message why: {@link Message}, {@link Unexpected} or {@link Iglu}
     */
    record OfEnrichment(@Nullable Source enrichment, Failure message) implements Failure {

        /**
         * An enrichment by its configuration.
         *
         * @param schemaKey schema of the configuration
         * @param identifier e.g. {@code api-request}
         */
        public record Source(SchemaKey schemaKey, String identifier) {}
    }
}
