package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether every partition has a leader and all its copies. */
final class PartitionsCheck extends TopicCheck {

    PartitionsCheck() {
        super("every partition has its leader and all copies");
    }

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        var headless = topic.partitions().stream().filter(each -> !each.hasLeader()).toList();
        if (!headless.isEmpty()) {
            into.add(
                    Finding.fail(
                            topic.name(),
                            headless.size()
                                    + " of "
                                    + topic.partitions().size()
                                    + " partitions have no leader: nobody can use them",
                            "start the brokers that hold them"));
            return;
        }
        var least = topic.number("min.insync.replicas").orElse(1);
        var writable = topic.partitions().stream().allMatch(each -> each.inSync() >= least);
        var isShort = topic.partitions().stream().anyMatch(each -> each.inSync() < each.replicas());
        if (!writable && topic.replicas() >= least) {
            into.add(
                    Finding.fail(
                            topic.name(),
                            "fewer than min.insync.replicas = "
                                    + least
                                    + " copies are complete: nothing can be written",
                            "start the brokers that are away, and wait until they have caught up"));
        } else if (isShort) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            "some partitions lack a copy",
                            "start the brokers that are away, and wait until they have caught up"));
        }
    }
}
