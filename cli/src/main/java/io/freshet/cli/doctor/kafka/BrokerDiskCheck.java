package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether the brokers have room; they tell who may describe the cluster. */
final class BrokerDiskCheck implements Check<ClusterFacts> {

    @Override
    public String name() {
        return "broker-disk";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        return seen == null
                ? List.of()
                : seen.state().disks().stream()
                        .map(disk -> disk.finding("the broker stops"))
                        .toList();
    }
}
