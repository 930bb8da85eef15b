package io.freshet.cli.topics;

import java.util.Locale;

/** A plan for people: one line a topic, one more for each difference. */
final class PlanText {

    private PlanText() {}

    /** Everything, differences included. */
    static String of(TopicPlan plan, String servers, int brokers) {
        var text = new StringBuilder();
        text.append(
                "%d topics, at %s (%d broker%s)%n"
                        .formatted(
                                plan.wanted().size(), servers, brokers, brokers == 1 ? "" : "s"));
        for (var topic : plan.wanted()) {
            var differences = plan.differences(topic.name());
            if (plan.missing().contains(topic)) {
                text.append("  + %s  %s%n".formatted(topic.name(), topic.summary()));
            } else if (differences.isEmpty()) {
                text.append("  = %s%n".formatted(topic.name()));
            } else {
                text.append("  ~ %s%n".formatted(topic.name()));
                differences.forEach(
                        difference -> text.append("      %s%n".formatted(difference.text())));
            }
        }
        return text.append(summary(plan)).toString();
    }

    private static String summary(TopicPlan plan) {
        return String.format(
                Locale.ROOT,
                "%s%n",
                plan.isDone()
                        ? "all there"
                        : "missing: %d, differences: %d"
                                .formatted(plan.missing().size(), plan.differences().size()));
    }
}
