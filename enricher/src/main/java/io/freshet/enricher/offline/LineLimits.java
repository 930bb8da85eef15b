package io.freshet.enricher.offline;

import io.freshet.enricher.limit.FieldLimits;
import io.freshet.event.atomic.AtomicField;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The member {@code atomicFieldsLimits} of a line's flags: lengths by column. */
final class LineLimits {

    private final JsonNode given;

    /**
     * Of a line.
     *
     * @param flags null where the line has none
     */
    LineLimits(@Nullable JsonNode flags) {
        given = flags == null ? MissingNode.getInstance() : flags.path("atomicFieldsLimits");
    }

    /** What is wrong with it; null where nothing is. */
    @Nullable String problem() {
        if (!given.isObject()) {
            return given.isMissingNode() ? null : "atomicFieldsLimits must be an object";
        }
        for (var limit : given.properties()) {
            if (field(limit.getKey()).isEmpty()) {
                return "atomicFieldsLimits names " + limit.getKey() + ", which is no text field";
            }
            if (!limit.getValue().isInt() || limit.getValue().intValue() < 1) {
                return "atomicFieldsLimits." + limit.getKey() + " must be a number of 1 or more";
            }
        }
        return null;
    }

    /** The lengths of the canonical event, but for these. */
    FieldLimits limits() {
        var lengths = new EnumMap<AtomicField, Integer>(AtomicField.class);
        for (var limit : given.properties()) {
            field(limit.getKey())
                    .ifPresent(field -> lengths.put(field, limit.getValue().intValue()));
        }
        return FieldLimits.CANONICAL.with(lengths);
    }

    private static Optional<AtomicField> field(String column) {
        return AtomicField.ofColumn(column).filter(FieldLimits.limited()::contains);
    }
}
