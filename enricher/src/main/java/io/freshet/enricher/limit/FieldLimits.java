package io.freshet.enricher.limit;

import io.freshet.event.atomic.AtomicField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The most UTF-16 units that each text of an event may have. Immutable. */
public final class FieldLimits {

    private static final List<AtomicField> LIMITED =
            AtomicField.all().stream().filter(field -> field.maxLength() > 0).toList();

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
                    if (field.maxLength() == 0 || length < 1) {
                        throw new IllegalArgumentException(
                                field.column() + " must be a text of 1 or more, was " + length);
                    }
                    all[field.ordinal()] = length;
                });
        return new FieldLimits(all);
    }

    /** The fields that are texts, in the order of the line: no numbers, times, flags and JSON. */
    public static List<AtomicField> limited() {
        return LIMITED;
    }

    /** The most units of a field that is limited. */
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
