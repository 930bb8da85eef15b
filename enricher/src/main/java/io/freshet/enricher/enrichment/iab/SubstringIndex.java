package io.freshet.enricher.enrichment.iab;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of thousands of texts occur in another one, in one pass over it however many they are
 * (Aho and Corasick, "Efficient string matching", 1975). Immutable.
 */
final class SubstringIndex {

    /** What {@link #first} gives when nothing was found. */
    static final int NONE = -1;

    /** Cells of four bytes; a list of 20,000 patterns needs a tenth. */
    private static final long MAX_CELLS = 50_000_000;

    private static final int ROOT = 0;

    /** For each character its column; 0 for those that no pattern has. */
    private final char[] columns;

    private final int width;

    /** For each state and column the next state; unknown characters lead to the root. */
    private final int[] next;

    /** For each state the patterns that end there. */
    private final int[][] endings;

    /** For each state the longest shorter state within it where a pattern ends, or the root. */
    private final int[] shorter;

    private final List<String> patterns;

    /**
     * Makes the index.
     *
     * @param patterns the empty one occurs at the start of every text
     * @throws IllegalArgumentException when they are too many
     */
    SubstringIndex(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        int largest = patterns.stream().flatMapToInt(String::chars).max().orElse(0);
        this.columns = new char[largest + 1];
        patterns.stream().flatMapToInt(String::chars).forEach(c -> columns[c] = 1);
        int used = 0;
        for (int c = 0; c <= largest; c++) {
            columns[c] = columns[c] == 0 ? (char) 0 : (char) ++used;
        }
        this.width = used + 1;
        long states = 1 + patterns.stream().mapToLong(String::length).sum();
        if (states * width > MAX_CELLS) {
            throw new IllegalArgumentException("there are too many patterns, or too long ones");
        }
        this.next = new int[(int) states * width];
        this.endings = new int[(int) states][];
        this.shorter = new int[(int) states];
        addPatterns();
        linkStates();
    }

    private void addPatterns() {
        int states = 1;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            int state = ROOT;
            for (int i = 0; i < patterns.get(pattern).length(); i++) {
                int cell = state * width + columns[patterns.get(pattern).charAt(i)];
                if (next[cell] == ROOT) {
                    next[cell] = states++;
                }
                state = next[cell];
            }
            int count = endings[state] == null ? 0 : endings[state].length;
            endings[state] = count == 0 ? new int[1] : Arrays.copyOf(endings[state], count + 1);
            endings[state][count] = pattern;
        }
    }

    /** Breadth first, so that shorter states are finished before longer ones need them. */
    private void linkStates() {
        var fallbacks = new int[shorter.length];
        var queue = new ArrayDeque<Integer>();
        queue.add(ROOT);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int fallback = fallbacks[state];
            shorter[state] = endings[fallback] == null ? shorter[fallback] : fallback;
            for (int column = 1; column < width; column++) {
                int child = next[state * width + column];
                int ofFallback = state == ROOT ? ROOT : next[fallback * width + column];
                if (child == ROOT) {
                    next[state * width + column] = ofFallback;
                } else {
                    fallbacks[child] = ofFallback;
                    queue.add(child);
                }
            }
        }
    }

    /**
     * The lowest number of the patterns that occur in a text and are accepted, or {@link #NONE}.
     */
    int first(String text, Filter filter) {
        int first = firstOf(ROOT, 0, patterns.size(), filter);
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < columns.length ? next[state * width + columns[c]] : ROOT;
            for (int at = state; at != ROOT; at = shorter[at]) {
                first = firstOf(at, i + 1, first, filter);
            }
        }
        return first == patterns.size() ? NONE : first;
    }

    private int firstOf(int state, int end, int limit, Filter filter) {
        if (endings[state] != null) {
            for (int pattern : endings[state]) {
                if (pattern >= limit) {
                    return limit;
                }
                if (filter.accepts(pattern, end - patterns.get(pattern).length())) {
                    return pattern;
                }
            }
        }
        return limit;
    }

    /** Says which occurrences count. */
    interface Filter {

        /**
         * Whether this one does.
         *
         * @param pattern its number
         * @param start where in the text it begins
         */
        boolean accepts(int pattern, int start);
    }
}
