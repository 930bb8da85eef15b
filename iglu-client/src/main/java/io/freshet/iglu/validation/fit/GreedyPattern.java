package io.freshet.iglu.validation.fit;

import java.util.List;

/**
 * A pattern that is tried in one way only: from the start of the text, each part taking as much as
 * it can, the first fitting choice for good. If that succeeds, the text matches by any engine; if
 * not, another way may still succeed. No step is ever taken back, so the time is that of one walk.
 *
 * @param part the whole pattern
 */
record GreedyPattern(Part part) {

    private static final int NO = -1;

    boolean isFoundIn(String text) {
        return part.end(text, 0) != NO;
    }

    /** A part of a pattern. */
    sealed interface Part {

        /** Where the match that begins here ends; negative where there is none. */
        int end(String text, int start);
    }

    /**
     * One character of a set.
     *
     * @param low bits of the characters 0 to 63
     * @param high bits of the characters 64 to 127
     */
    record OneOf(long low, long high) implements Part {

        @Override
        public int end(String text, int start) {
            return start < text.length() && has(text.charAt(start)) ? start + 1 : NO;
        }

        boolean has(char c) {
            return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> (c - 64) & 1) != 0;
        }
    }

    /** The end of the text. */
    record End() implements Part {

        @Override
        public int end(String text, int start) {
            return start == text.length() ? start : NO;
        }
    }

    /** One part after the other. */
    record Sequence(List<Part> parts) implements Part {

        @Override
        public int end(String text, int start) {
            var at = start;
            for (var i = 0; i < parts.size() && at != NO; i++) {
                at = parts.get(i).end(text, at);
            }
            return at;
        }
    }

    /** The first part that fits. */
    record Choice(List<Part> parts) implements Part {

        @Override
        public int end(String text, int start) {
            for (var i = 0; i < parts.size(); i++) {
                var end = parts.get(i).end(text, start);
                if (end != NO) {
                    return end;
                }
            }
            return NO;
        }
    }

    /**
     * A part several times.
     *
     * @param most {@link Integer#MAX_VALUE}: without limit
     */
    record Repeat(Part part, int least, int most) implements Part {

        @Override
        public int end(String text, int start) {
            var at = start;
            for (var times = 0; times < most; times++) {
                var next = part.end(text, at);
                if (next == NO) {
                    return times >= least ? at : NO;
                }
                if (next == at) {
                    // an empty match may be repeated as often as one likes
                    return at;
                }
                at = next;
            }
            return at;
        }
    }
}
