package io.freshet.event.iglu;

import java.util.Comparator;
import java.util.Optional;

/**
 * A full SchemaVer, MODEL-REVISION-ADDITION. Another MODEL breaks any interaction with older data,
 * another REVISION may break some, another ADDITION breaks none.
 *
 * @param model from 1
 * @param revision from 0
 * @param addition from 0
 */
public record SchemaVer(int model, int revision, int addition) implements Comparable<SchemaVer> {

    private static final Comparator<SchemaVer> ORDER =
            Comparator.comparingInt(SchemaVer::model)
                    .thenComparingInt(SchemaVer::revision)
                    .thenComparingInt(SchemaVer::addition);

    public SchemaVer {
        if (model < 1 || revision < 0 || addition < 0) {
            throw new IllegalArgumentException(
                    "a SchemaVer is at least 1-0-0, was "
                            + model
                            + "-"
                            + revision
                            + "-"
                            + addition);
        }
    }

    /**
     * Reads {@code 1-0-2}; empty for leading zeros, a MODEL of 0, wildcards and parts above 2^31-1.
     */
    public static Optional<SchemaVer> parse(String text) {
        int revision = text.indexOf('-') + 1;
        int addition = revision == 0 ? 0 : text.indexOf('-', revision) + 1;
        if (addition == 0) {
            return Optional.empty();
        }
        int m = part(text, 0, revision - 1);
        int r = part(text, revision, addition - 1);
        int a = part(text, addition, text.length());
        return m < 1 || r < 0 || a < 0 ? Optional.empty() : Optional.of(new SchemaVer(m, r, a));
    }

    /** A number without leading zeros, or -1. */
    private static int part(String text, int from, int to) {
        if (from == to || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            number = number * 10 + c - '0';
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return (int) number;
    }

    @Override
    public int compareTo(SchemaVer other) {
        return ORDER.compare(this, other);
    }

    /** The version as it stands in a schema URI, e.g. {@code 1-0-2}. */
    @Override
    public String toString() {
        return model + "-" + revision + "-" + addition;
    }
}
