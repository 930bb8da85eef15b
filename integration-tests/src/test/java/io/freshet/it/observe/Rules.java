package io.freshet.it.observe;

import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prometheus' rules that ship: recorded ones and alerts. */
final class Rules {

    static final Path FILE = TestData.root().resolve("observability/prometheus/alerts.yml");

    private Rules() {}

    /** One alert. */
    record Alert(
            String name,
            String expression,
            Map<String, String> labels,
            Map<String, String> notes) {}

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rules() {
        var groups = (List<Map<String, Object>>) Tree.yaml(FILE).get("groups");
        return groups.stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream());
    }

    @SuppressWarnings("unchecked")
    static List<Alert> alerts() {
        return rules().filter(rule -> rule.containsKey("alert"))
                .map(
                        rule ->
                                new Alert(
                                        rule.get("alert").toString(),
                                        rule.get("expr").toString(),
                                        (Map<String, String>) rule.get("labels"),
                                        (Map<String, String>) rule.get("annotations")))
                .toList();
    }

    /** The labels of what is recorded, by name. */
    static Map<String, Set<String>> recorded() {
        return rules().filter(rule -> rule.containsKey("record"))
                .collect(
                        Collectors.toMap(
                                rule -> rule.get("record").toString(),
                                rule -> PromQl.parse(rule.get("expr").toString()).groupings()));
    }

    /** What all of them ask. */
    static Stream<Question> questions() {
        return rules().map(
                        rule ->
                                new Question(
                                        "alerts.yml: "
                                                + rule.getOrDefault("alert", rule.get("record")),
                                        rule.get("expr").toString()));
    }
}
