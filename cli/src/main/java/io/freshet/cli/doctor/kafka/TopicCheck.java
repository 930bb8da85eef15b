package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** A check of one topic after the other; those that do not exist are another check's. */
abstract class TopicCheck implements Check<ClusterFacts> {

    /** What passes, in words. */
    private final String sound;

    TopicCheck(String sound) {
        this.sound = sound;
    }

    /** What is wrong with a topic; adds nothing where nothing is. */
    abstract void look(ClusterFacts facts, TopicFacts topic, List<Finding> into);

    @Override
    public final List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        int looked = 0;
        for (var name : facts.ourTopics()) {
            var topic = seen.topics().get(name);
            if (topic != null) {
                looked++;
                look(facts, topic, findings);
            }
        }
        if (findings.isEmpty() && looked > 0) {
            findings.add(Finding.pass(looked + " topics", sound));
        }
        return findings;
    }
}
