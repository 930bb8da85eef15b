package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether records stay long enough for a long weekend's outage. */
final class RetentionCheck extends TopicCheck {

    static final Duration LEAST = Duration.ofDays(3);

    private static final String MILLIS = "retention.ms";
    private static final String POLICY = "cleanup.policy";

    RetentionCheck() {
        super("records stay for three days or longer");
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        if (topic.config().getOrDefault(POLICY, "delete").contains("compact")) {
            into.add(
                    Finding.fail(
                            topic.name(),
                            "cleanup.policy = "
                                    + topic.config().get(POLICY)
                                    + ": of all events with one key the last alone is kept",
                            ReplicationCheck.alter(topic, POLICY + "=delete")));
        }
        var millis = topic.number(MILLIS).orElse(-1);
        if (millis >= 0 && millis < LEAST.toMillis()) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            "records are deleted after "
                                    + Figures.time(Duration.ofMillis(millis))
                                    + ", read or not",
                            ReplicationCheck.alter(topic, MILLIS + "=" + LEAST.toMillis())
                                    + " or more"));
        }
    }
}
