package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.TopicUse;
import java.util.ArrayList;
import java.util.List;

/** Looks at the brokers of each component, as that component. */
public final class KafkaArea implements Area {

    private static final List<Check<ClusterFacts>> CHECKS =
            List.of(
                    new BrokersCheck(),
                    new TopicsCheck(),
                    new RightsCheck(),
                    new GroupRightsCheck(),
                    new PartitionsCheck(),
                    new ReplicationCheck(),
                    new RetentionCheck(),
                    new RecordSizeCheck(),
                    new ThreadsCheck(),
                    new TransactionsCheck(),
                    new OpenTransactionsCheck(),
                    new BrokerDiskCheck(),
                    new ClockCheck(),
                    new LagCheck());

    private final SetUp setUp;

    /** Looks at the brokers of these. */
    public KafkaArea(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        var uses = setUp.topics();
        var results = new ArrayList<Result>();
        for (var cluster : uses.stream().map(TopicUse::cluster).distinct().toList()) {
            var there = uses.stream().filter(use -> use.cluster().equals(cluster)).toList();
            results.addAll(Result.of(CHECKS, ClusterProbe.look(setUp, cluster, there)));
        }
        return results;
    }
}
