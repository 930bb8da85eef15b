package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether a broker may fail without loss and without a stop. */
final class ReplicationCheck extends TopicCheck {

    private static final String LEAST = "min.insync.replicas";
    private static final int ENOUGH = 3;

    ReplicationCheck() {
        super("copies as far as there are brokers for them");
    }

    @Override
    public String name() {
        return "replication";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        var seen = facts.seen();
        var brokers = seen == null ? 1 : seen.brokers().size();
        var replicas = topic.replicas();
        var least = topic.number(LEAST).orElse(1);
        if (least > replicas) {
            into.add(
                    Finding.fail(
                            topic.name(),
                            LEAST
                                    + " = "
                                    + least
                                    + ", and there "
                                    + (replicas == 1 ? "is 1 copy" : "are " + replicas + " copies")
                                    + ": nothing can be written",
                            alter(topic, LEAST + "=" + Math.max(1, replicas - 1))
                                    + ", or give the topic more copies"));
        } else if (brokers > 1 && replicas == 1) {
            into.add(
                    Finding.fail(
                            topic.name(),
                            "there is one copy on one of " + brokers + " brokers",
                            "give the topic "
                                    + Math.min(ENOUGH, brokers)
                                    + " copies with kafka-reassign-partitions.sh, or make it anew"));
        } else if (replicas > 1 && least == replicas) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            LEAST + " = " + least + " of " + replicas + ": no broker may restart",
                            alter(topic, LEAST + "=" + (replicas - 1))));
        } else if (replicas >= ENOUGH && least == 1) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            LEAST + " = 1: what one broker alone has counts as safe",
                            alter(topic, LEAST + "=2")));
        } else if (brokers >= ENOUGH && replicas < ENOUGH) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            replicas + " copies on " + brokers + " brokers",
                            "give the topic 3 copies, and " + LEAST + "=2"));
        }
    }

    static String alter(TopicFacts topic, String setting) {
        return "kafka-configs.sh --alter --topic " + topic.name() + " --add-config " + setting;
    }
}
