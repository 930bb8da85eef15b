package io.freshet.iglu.validation;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.cache.LruCache;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks data against draft-04 schemas as the reference's validator does. Prepared schemas are
 * kept. Thread-safe.
 */
public final class SchemaValidator {

    private static final String TOO_DEEP = "Maximum allowed JSON depth exceeded";
    private static final Verdict TOO_DEEP_DATA =
            new Verdict.Misfit(List.of(new Report(TOO_DEEP, "/", null, List.of())));

    private final Draft4 draft4 = new Draft4();
    private final LruCache<SchemaKey, Prepared> cache;
    private final int maxJsonDepth;
    private final boolean isQuick;

    /**
     * @param maxJsonDepth most levels of a schema or of data, the leaf included
     * @param cacheSize how many prepared schemas are kept; 0 or less: none
     */
    public SchemaValidator(int maxJsonDepth, int cacheSize) {
        this(maxJsonDepth, cacheSize, true);
    }

    private SchemaValidator(int maxJsonDepth, int cacheSize, boolean isQuick) {
        this.maxJsonDepth = maxJsonDepth;
        this.isQuick = isQuick;
        cache = new LruCache<>(cacheSize);
    }

    /** The same validator without quick checks, to compare with. */
    public SchemaValidator thorough() {
        return new SchemaValidator(maxJsonDepth, 0, false);
    }

    /**
     * Whether the data fits the schema. Never throws: a schema that cannot be used is a verdict.
     *
     * @param key under which the prepared schema is kept
     * @param schema prepared anew when it is another object than at the last call with this key
     * @param data is not changed
     */
    public Verdict validate(SchemaKey key, JsonNode schema, JsonNode data) {
        var prepared = cache.get(key);
        if (prepared == null || !prepared.isOf(schema)) {
            prepared = new Prepared(schema, prepare(schema));
            cache.put(key, prepared);
        }
        if (!prepared.outcome.issues().isEmpty()) {
            return new Verdict.Unusable(prepared.outcome.issues());
        }
        var shape = JsonShape.of(data, maxJsonDepth);
        if (shape.isTooDeep()) {
            return TOO_DEEP_DATA;
        }
        var outcome = prepared.outcome;
        return isQuick && outcome.quick().confirms(data, shape.values())
                ? PreparedSchema.VALID
                : outcome.check(shape.hasTextualNumbers() ? BeyondDecimal.asText(data) : data);
    }

    private PreparedSchema prepare(JsonNode schema) {
        var shape = JsonShape.of(schema, maxJsonDepth);
        if (shape.isTooDeep()) {
            return PreparedSchema.unusable(new SchemaIssue("/", TOO_DEEP));
        }
        return draft4.prepare(shape.hasTextualNumbers() ? BeyondDecimal.asText(schema) : schema);
    }

    /** The outcome of preparing one schema object. */
    private record Prepared(JsonNode source, PreparedSchema outcome) {

        // comparing whole schemas at each check would cost more than the check
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(JsonNode schema) {
            return source == schema;
        }
    }
}
