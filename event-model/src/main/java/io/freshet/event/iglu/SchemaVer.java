package io.freshet.event.iglu;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A full SchemaVer, MODEL-REVISION-ADDITION. Another MODEL breaks any interaction with older data,
 * another REVISION may break some, another ADDITION breaks none.
 *
 * @param model from 1
 * @param revision from 0
 * @param addition from 0
 */
public record SchemaVer(int model, int revision, int addition) implements Comparable<SchemaVer> {

    private static final Pattern FULL =
            Pattern.compile("([1-9][0-9]*)-(0|[1-9][0-9]*)-(0|[1-9][0-9]*)");

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
        var matcher = FULL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SchemaVer(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3))));
        } catch (NumberFormatException beyondInt) {
            return Optional.empty();
        }
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
