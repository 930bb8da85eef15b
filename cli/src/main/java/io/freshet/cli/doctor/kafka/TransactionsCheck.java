package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;
import java.util.Set;

/** Whether the brokers can do transactions, which the stream processors need. */
final class TransactionsCheck implements Check<ClusterFacts> {

    /** Where Kafka keeps what it knows of transactions; made with the first one. */
    static final String LOG = "__transaction_state";

    private static final String COPIES = "transaction.state.log.replication.factor";
    private static final String LEAST = "transaction.state.log.min.isr";
    private static final Set<String> STREAMS = Set.of("enricher", "events-processor");

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null
                || !seen.isReached()
                || facts.uses().stream().noneMatch(use -> STREAMS.contains(use.component()))) {
            return List.of();
        }
        var log = seen.topics().get(LOG);
        if (log == null) {
            return List.of(beforeTheFirst(seen));
        }
        var least = log.number("min.insync.replicas").orElse(number(seen, LEAST));
        var stuck =
                log.partitions().stream()
                        .filter(each -> !each.hasLeader() || each.inSync() < least)
                        .count();
        return stuck == 0
                ? List.of(Finding.pass(LOG, "can be written"))
                : List.of(
                        Finding.fail(
                                LOG,
                                stuck
                                        + " of "
                                        + log.partitions().size()
                                        + " partitions cannot be written: enricher and"
                                        + " events-processor wait for them",
                                "start the brokers that are away; on fewer than "
                                        + least
                                        + " brokers set "
                                        + LEAST
                                        + " lower"));
    }

    private static Finding beforeTheFirst(ClusterFacts.Seen seen) {
        var copies = number(seen, COPIES);
        var brokers = seen.brokers().size();
        return copies > brokers
                ? Finding.fail(
                        LOG,
                        "no transaction can begin: it wants "
                                + copies
                                + " brokers, and there "
                                + (brokers == 1 ? "is 1" : "are " + brokers),
                        "more brokers, or " + COPIES + " = " + brokers + " for the brokers")
                : Finding.pass(LOG, "will be made with the first transaction");
    }

    private static long number(ClusterFacts.Seen seen, String key) {
        return Long.parseLong(seen.brokerConfig().getOrDefault(key, "1"));
    }
}
