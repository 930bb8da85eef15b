package io.freshet.it.observe;

import io.freshet.it.observe.PromQl.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the metrics' page, the dashboards and the rules against what a pipeline serves. */
public final class Served {

    /** What Prometheus itself puts on every series, or makes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job", "component");

    /** The library shows the greatest value of a histogram or summary as a family of its own. */
    private static final String MAX = "_max";

    private final Exposition exposition;
    private final MetricsPage page = MetricsPage.read();
    private final Map<String, Set<String>> recorded = Rules.recorded();

    /** Against this. */
    public Served(Exposition exposition) {
        this.exposition = exposition;
    }

    /** Metrics of ours that are served and not on the page, or not as the page says. */
    public List<String> undocumented() {
        var wrong = new ArrayList<String>();
        exposition
                .types()
                .forEach(
                        (name, type) -> {
                            if (name.startsWith("freshet_")) {
                                compare(name, type, wrong);
                            }
                        });
        return wrong;
    }

    private void compare(String name, String type, List<String> wrong) {
        var row = page.explaining(name);
        if (row.isEmpty()) {
            wrong.add(name + " is not on the page");
            return;
        }
        var isMax = name.endsWith(MAX) && !row.get().name().equals(name);
        if (!isMax && !row.get().type().equals(type)) {
            wrong.add(name + " is a " + type + ", the page says " + row.get().type());
        }
        for (var series : exposition.series()) {
            if (series.name().equals(name) || series.name().equals(name + "_count")) {
                var labels = new TreeSet<>(series.labels().keySet());
                labels.remove("le");
                if (!labels.equals(row.get().labels())) {
                    wrong.add(name + " has labels " + labels + ", page: " + row.get().labels());
                    return;
                }
            }
        }
    }

    /** Metrics of the page that are neither served nor said to come and go. */
    public List<String> missing() {
        return page.metrics().keySet().stream()
                .filter(name -> !page.conditional().contains(name))
                .filter(name -> !exposition.types().containsKey(name))
                .toList();
    }

    /** Metrics that are said to come and go and are in no table. */
    public List<String> unexplained() {
        return page.conditional().stream()
                .filter(name -> !page.metrics().containsKey(name))
                .toList();
    }

    /** What dashboards and rules ask for and would never get. */
    public List<String> unanswerable() {
        var wrong = new ArrayList<String>();
        Stream.concat(Dashboards.questions(), Rules.questions())
                .forEach(question -> check(question, wrong));
        return wrong;
    }

    private void check(Question question, List<String> wrong) {
        var parsed = question.parsed();
        var known = new HashSet<>(OF_PROMETHEUS);
        for (var selector : parsed.selectors()) {
            known.addAll(labels(selector.metric()));
            var problem = problem(selector);
            if (problem != null) {
                wrong.add(question.where() + ": " + problem);
            }
        }
        for (var label : parsed.groupings()) {
            if (!known.contains(label)) {
                wrong.add(question.where() + ": nothing has the label " + label);
            }
        }
    }

    private @Nullable String problem(Selector selector) {
        var name = selector.metric();
        if (name.equals("up") || recorded.containsKey(name)) {
            return null;
        }
        var labels = labels(name);
        for (var matcher : selector.matchers()) {
            if (!labels.contains(matcher.label())) {
                return name + " has no label " + matcher.label();
            }
        }
        if (isConditional(name)) {
            return null;
        }
        var series = exposition.named(name);
        if (series.isEmpty()) {
            return name + " is not served";
        }
        var isAnswered =
                series.stream()
                        .anyMatch(
                                each ->
                                        selector.matchers().stream()
                                                .allMatch(
                                                        matcher ->
                                                                matcher.accepts(
                                                                        each.labels()
                                                                                .getOrDefault(
                                                                                        matcher
                                                                                                .label(),
                                                                                        ""))));
        return isAnswered ? null : "no series of " + name + " fits " + selector.matchers();
    }

    private boolean isConditional(String name) {
        return page.explaining(name)
                .filter(row -> page.conditional().contains(row.name()))
                .isPresent();
    }

    private Set<String> labels(String name) {
        var labels = new TreeSet<>(exposition.labels(name));
        page.explaining(name).ifPresent(row -> labels.addAll(row.labels()));
        labels.addAll(recorded.getOrDefault(name, Set.of()));
        if (name.equals("up")) {
            labels.addAll(OF_PROMETHEUS);
        }
        return labels;
    }
}
