package io.freshet.it.observe;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of metrics.
 *
 * @param metrics all of them by name
 * @param conditional those that the section "Not always there" explains
 */
record MetricsPage(Map<String, Documented> metrics, Set<String> conditional) {

    private static final String CONDITIONAL = "## Not always there";
    private static final Pattern METRIC =
            Pattern.compile(
                    "(?m)^\\| `(freshet_[a-z0-9_]+)` \\| (counter|gauge|histogram|summary) \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("(?m)^\\| `(freshet_[a-z0-9_]+)` \\|");
    private static final Pattern PART = Pattern.compile("_(bucket|sum|count|max)$");

    /** One row of the page. */
    record Documented(String name, String type, Set<String> labels) {}

    static MetricsPage read() {
        try {
            return parse(Files.readString(TestData.root().resolve("docs/reference/metrics.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MetricsPage parse(String page) {
        var metrics = new TreeMap<String, Documented>();
        METRIC.matcher(page)
                .results()
                .forEach(
                        row ->
                                metrics.put(
                                        row.group(1),
                                        new Documented(
                                                row.group(1), row.group(2), labels(row.group(3)))));
        var start = page.indexOf(CONDITIONAL);
        var section = start < 0 ? "" : page.substring(start + CONDITIONAL.length());
        var end = section.indexOf("\n## ");
        var conditional = new TreeSet<String>();
        NAME.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .forEach(row -> conditional.add(row.group(1)));
        return new MetricsPage(metrics, conditional);
    }

    private static Set<String> labels(String cell) {
        return Stream.of(cell.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The row that explains a name as it is served or asked for. */
    Optional<Documented> explaining(String name) {
        var exact = metrics.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return Optional.ofNullable(metrics.get(PART.matcher(name).replaceFirst("")))
                .filter(row -> Set.of("histogram", "summary").contains(row.type()));
    }
}
