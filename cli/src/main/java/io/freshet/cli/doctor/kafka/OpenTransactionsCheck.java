package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether transactions that never ended keep readers from what was written after them. */
final class OpenTransactionsCheck implements Check<ClusterFacts> {

    @Override
    public String name() {
        return "open-transactions";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null || !seen.isReached() || seen.topics().isEmpty()) {
            return List.of();
        }
        var open = seen.state().open();
        return open.isEmpty()
                ? List.of(
                        Finding.pass(
                                facts.cluster().bootstrapServers(),
                                "no transaction holds readers back"))
                : open.stream().map(each -> finding(each, facts, seen)).toList();
    }

    private static Finding finding(
            OpenTransaction open, ClusterFacts facts, ClusterFacts.Seen seen) {
        var what =
                "a transaction "
                        + (open.id() == null ? "that no coordinator tells of" : "of " + open.id())
                        + " has been open since offset "
                        + open.offset()
                        + " for "
                        + Figures.time(Duration.between(open.since(), seen.at()))
                        + ", and nobody reads past it";
        var abort =
                "kafka-transactions.sh --bootstrap-server "
                        + facts.cluster().bootstrapServers()
                        + " abort --topic "
                        + open.topic()
                        + " --partition "
                        + open.partition()
                        + " --start-offset "
                        + open.offset();
        return Finding.fail(
                open.place(),
                what,
                open.id() == null
                        ? abort
                        : "end the process that holds it, or start it again, which ends it; if it is"
                                + " gone for good: "
                                + abort);
    }
}
