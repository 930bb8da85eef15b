package io.freshet.enricher.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What reading one tracker parameter gave. */
public sealed interface Parsed {

    /** Nothing: the field is cleared. */
    Parsed NOTHING = new Text(null);

    /**
     * The text of the parameter's field.
     *
     * @param text null where the field is to be empty
     */
    record Text(@Nullable String text) implements Parsed {}

    /**
     * The texts of the parameter's two fields.
     *
     * @param first of the first field
     * @param second of the second field
     */
    record Texts(String first, String second) implements Parsed {}

    /**
     * JSON, not yet validated.
     *
     * @param json as the tracker sent it
     */
    record Json(JsonNode json) implements Parsed {}

    /**
     * The parameter is not what it should be.
     *
     * @param expectation what it should be, in words
     */
    record Misfit(String expectation) implements Parsed {}
}
