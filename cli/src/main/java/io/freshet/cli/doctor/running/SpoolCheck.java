package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether events wait on the collector's disk. */
final class SpoolCheck implements Check<ProcessFacts> {

    private static final String COLLECTOR = "collector";

    /** What a brief hiccup of the brokers leaves behind. */
    private static final Duration BRIEF = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null || !seen.has(COLLECTOR)) {
            return List.of();
        }
        var oldest = seen.now().sum("freshet_collector_spool_oldest_seconds");
        var bytes = seen.now().sum("freshet_collector_spool_bytes");
        if (oldest.isEmpty() || bytes.isEmpty()) {
            return List.of();
        }
        var age = Duration.ofSeconds(Math.round(oldest.getAsDouble()));
        if (age.compareTo(BRIEF) <= 0) {
            return List.of(Finding.pass(COLLECTOR, "no event waits on the disk"));
        }
        return List.of(
                Finding.warn(
                        COLLECTOR,
                        "events wait on the disk since "
                                + Figures.time(age)
                                + share(facts, bytes.getAsDouble()),
                        "mend the brokers; docs/how-to/when-kafka-is-away.md"));
    }

    private static String share(ProcessFacts facts, double bytes) {
        var collector = facts.setUp().collector();
        if (collector == null) {
            return "";
        }
        var most = collector.config().spool().maxBytes();
        return ", and take " + Math.round(100 * bytes / most) + " % of spool.maxBytes";
    }
}
