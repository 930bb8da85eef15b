package io.freshet.enricher.fuzz;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.validation.SchemaIssue;
import io.freshet.iglu.validation.SchemaValidator;
import io.freshet.iglu.validation.Verdict;
import io.freshet.iglu.validation.Verdict.Unusable;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Any schema may stand in a registry, and any data may be sent. */
final class SchemaClaims {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final SchemaValidator QUICK = new SchemaValidator(40, 0);
    private static final SchemaValidator THOROUGH = QUICK.thorough();

    private SchemaClaims() {}

    /**
     * Checks data with and without quick checks.
     *
     * @param text schema and data, a line each
     */
    static void check(String text) {
        var lines = text.split("\n", 2);
        if (lines.length < 2) {
            return;
        }
        JsonNode schema;
        JsonNode data;
        try {
            schema = Json.parse(lines[0]);
            data = Json.parse(lines[1]);
        } catch (InvalidJson e) {
            return;
        }
        var thorough = THOROUGH.validate(KEY, schema, data);
        var quick = QUICK.validate(KEY, schema, data);
        if (!quick.equals(thorough) && !(quick.isValid() && gaveUp(thorough))) {
            throw new AssertionError("quick " + quick + ", thorough " + thorough);
        }
        if (!quick.isValid()) {
            Json.print(quick.toJson(Optional.empty()));
        }
    }

    /** Whether it was only for our own limits that the data could not be checked. */
    private static boolean gaveUp(Verdict verdict) {
        return verdict instanceof Unusable unusable
                && unusable.issues().stream()
                        .map(SchemaIssue::message)
                        .allMatch(
                                message ->
                                        message.contains("too many steps")
                                                || message.contains("too deep to check"));
    }
}
