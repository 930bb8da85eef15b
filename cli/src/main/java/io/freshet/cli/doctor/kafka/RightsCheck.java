package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether we may do with topics what the components do. */
final class RightsCheck extends TopicCheck {

    RightsCheck() {
        super("may be read and written as the components do");
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        var mayDo = topic.mayDo();
        if (mayDo == null || mayDo.isEmpty()) {
            return;
        }
        for (var use : facts.uses()) {
            var needed = use.isWriter() ? "WRITE" : "READ";
            if (use.topic().equals(topic.name()) && !mayDo.contains(needed)) {
                into.add(
                        Finding.fail(
                                topic.name(),
                                "the " + use.text() + " it, and may not",
                                "allow "
                                        + needed
                                        + " for its user: kafka-acls.sh --add --allow-principal"
                                        + " User:NAME --operation "
                                        + needed
                                        + " --topic "
                                        + topic.name()));
            }
        }
    }
}
