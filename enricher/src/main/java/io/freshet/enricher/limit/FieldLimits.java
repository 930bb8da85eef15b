package io.freshet.enricher.limit;

import io.freshet.event.atomic.AtomicField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The most UTF-16 units that each text of an event may have. Immutable. */
public final class FieldLimits {

    /** The fields that are texts: no numbers, times, flags and JSON. */
    static final List<AtomicField> LIMITED =
            AtomicField.all().stream().filter(FieldLimits::canBeLimited).toList();

    /** Those of the canonical event. */
    public static final FieldLimits CANONICAL = new FieldLimits(canonical());

    private final int[] lengths;

    private FieldLimits(int[] lengths) {
        this.lengths = lengths;
    }

    /**
     * These, but for the fields that are given.
     *
     * @param others lengths of 1 or more
     * @throws IllegalArgumentException for a field that is no text, or a length below 1
     */
    public FieldLimits with(Map<AtomicField, Integer> others) {
        var all = lengths.clone();
        others.forEach(
                (field, length) -> {
                    if (!canBeLimited(field) || length < 1) {
                        throw new IllegalArgumentException(
                                field.column() + " must be a text of 1 or more, was " + length);
                    }
                    all[field.ordinal()] = length;
                });
        return new FieldLimits(all);
    }

    /** Whether the field is a text that may be too long. */
    public static boolean canBeLimited(AtomicField field) {
        return field.maxLength() > 0;
    }

    /** The most units of a field that can be limited. */
    public int of(AtomicField field) {
        return lengths[field.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldLimits limits && Arrays.equals(lengths, limits.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    private static int[] canonical() {
        return AtomicField.all().stream().mapToInt(AtomicField::maxLength).toArray();
    }
}
