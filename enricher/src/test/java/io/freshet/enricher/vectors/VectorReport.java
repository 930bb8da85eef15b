package io.freshet.enricher.vectors;

import io.freshet.enricher.vectors.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many cases of each tag agree; becomes a table for people to read. */
final class VectorReport {

    private static final String ROW = "%-18s %6s %11s %8s %12s %6s";

    private final Set<String> deliberate;
    private final Map<String, Map<Kind, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> deliberates = new TreeMap<>();
    private final ArrayList<String> details = new ArrayList<>();

    /**
     * Starts with nothing.
     *
     * @param deliberate ids of cases that are meant to differ
     */
    VectorReport(Set<String> deliberate) {
        this.deliberate = deliberate;
    }

    void add(String tag, VectorCase vector, Verdict verdict) {
        if (verdict.kind() != Kind.AGREES) {
            details.add(vector.id() + " " + verdict.kind() + " " + verdict.detail());
        }
        if (verdict.kind() == Kind.DIFFERS && deliberate.contains(vector.id())) {
            deliberates.merge(tag, 1, Integer::sum);
            count(tag);
        } else {
            count(tag).merge(verdict.kind(), 1, Integer::sum);
        }
    }

    /** Writes the table, and below it every case that does not agree. */
    void write(Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(row("tag", "agrees", "deliberate", "differs", "unavailable", "total"));
        counts.forEach(
                (tag, count) -> lines.add(row(tag, count, deliberates.getOrDefault(tag, 0))));
        var all = new EnumMap<Kind, Integer>(Kind.class);
        counts.values().forEach(c -> c.forEach((kind, n) -> all.merge(kind, n, Integer::sum)));
        lines.add(row("all", all, deliberates.values().stream().mapToInt(n -> n).sum()));
        lines.add("");
        lines.addAll(details);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private Map<Kind, Integer> count(String tag) {
        return counts.computeIfAbsent(tag, t -> new EnumMap<>(Kind.class));
    }

    private static String row(String tag, Map<Kind, Integer> count, int deliberate) {
        int total = deliberate + count.values().stream().mapToInt(n -> n).sum();
        return row(
                tag,
                count.getOrDefault(Kind.AGREES, 0),
                deliberate,
                count.getOrDefault(Kind.DIFFERS, 0),
                count.getOrDefault(Kind.UNAVAILABLE, 0),
                total);
    }

    private static String row(Object... cells) {
        return ROW.formatted(cells);
    }
}
