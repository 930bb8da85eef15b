package io.freshet.enricher;

import io.freshet.enricher.limit.FieldLimits;
import io.freshet.enricher.pipeline.PipelineSettings.Flags;
import io.freshet.event.atomic.AtomicField;
import io.freshet.runtime.config.ConfigReader;
import java.util.EnumMap;

/**
 * What an event may be: the sections {@code featureFlags} and {@code validation} of the reference's
 * file.
 *
 * @param flags the reference's feature flags
 * @param limits how long texts may be
 * @param maxJsonDepth most levels of JSON that are validated
 */
record EventSettings(Flags flags, FieldLimits limits, int maxJsonDepth) {

    private static final int DEFAULT_MAX_JSON_DEPTH = 40;

    /** JSON that is deeper is not even read. */
    private static final int MAX_MAX_JSON_DEPTH = 500;

    private static final int MAX_LENGTH = 10_000_000;

    static EventSettings read(ConfigReader config) {
        return new EventSettings(flags(config), limits(config), maxJsonDepth(config));
    }

    private static Flags flags(ConfigReader config) {
        var flags = config.section("featureFlags");
        // Newer versions of the reference have it below validation.
        var newer = config.bool("validation.acceptInvalid").optional();
        return new Flags(
                flags.bool("acceptInvalid").orElse(newer.orElse(false)),
                flags.bool("legacyEnrichmentOrder").orElse(false),
                flags.bool("tryBase64Decoding").orElse(false));
    }

    private static FieldLimits limits(ConfigReader config) {
        var given = config.section("validation.atomicFieldsLimits");
        var lengths = new EnumMap<AtomicField, Integer>(AtomicField.class);
        for (var field : FieldLimits.limited()) {
            given.integer(field.column())
                    .between(1, MAX_LENGTH)
                    .optional()
                    .ifPresent(length -> lengths.put(field, length));
        }
        return FieldLimits.CANONICAL.with(lengths);
    }

    /** Some versions of the reference have it at the top, some below {@code validation}. */
    private static int maxJsonDepth(ConfigReader config) {
        var below = config.integer("validation.maxJsonDepth").between(1, MAX_MAX_JSON_DEPTH);
        return config.integer("maxJsonDepth")
                .between(1, MAX_MAX_JSON_DEPTH)
                .orElse(below.optional().orElse(DEFAULT_MAX_JSON_DEPTH));
    }
}
