package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.TopicUse;
import java.util.ArrayList;
import java.util.List;

/** Whether the topics exist that components cannot do without. */
final class TopicsCheck implements Check<ClusterFacts> {

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null || !seen.isReached()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        var needed =
                facts.uses().stream()
                        .filter(TopicUse::needed)
                        .map(TopicUse::topic)
                        .distinct()
                        .toList();
        for (var topic : needed) {
            var refused = seen.refused().get(topic);
            if (refused != null) {
                findings.add(
                        Finding.fail(
                                topic,
                                facts.usersOf(topic) + ", and may not even see it: " + refused,
                                "allow DESCRIBE, with READ or WRITE, for this topic"));
            } else if (!seen.topics().containsKey(topic)) {
                findings.add(
                        Finding.fail(
                                topic,
                                "there is no such topic: " + facts.usersOf(topic),
                                "freshet topics create, or kafka-topics.sh --create --topic "
                                        + topic
                                        + "; or correct its name"));
            }
        }
        if (findings.isEmpty() && !needed.isEmpty()) {
            findings.add(Finding.pass(needed.size() + " topics", "exist"));
        }
        return findings;
    }
}
