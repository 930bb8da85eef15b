package io.freshet.it.rolling;

import io.freshet.it.chaos.TrackedRequest;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outcome for people.
 *
 * @param ledger what became of the events
 * @param restarts in their order
 * @param waits of the events, by stage
 * @param wholeWay of the events
 */
record RollingReport(
        RollingLedger ledger, List<Restart> restarts, Map<Stage, Waits> waits, Waits wholeWay) {

    /** Puts together what was found. */
    static RollingReport of(
            List<TrackedRequest> requests,
            Arrivals arrivals,
            List<Restart> restarts,
            List<String> errors) {
        var waits = new EnumMap<Stage, Waits>(Stage.class);
        for (var stage : Stage.values()) {
            waits.put(stage, Waits.at(stage, requests, arrivals.after()));
        }
        return new RollingReport(
                RollingLedger.of(requests, arrivals, errors),
                restarts,
                waits,
                Waits.ofTheWholeWay(requests, arrivals.after()));
    }

    /** The longest time that an event waited at a stage because of its restarts. */
    long longestPauseMillis(Stage stage) {
        return waits.get(stage)
                .longestMillis(restarts.stream().filter(it -> it.stage() == stage).toList());
    }

    void print(PrintStream out) {
        out.println();
        line(out, "requests sent", ledger.requests());
        line(out, "  answered 200 at the first try", ledger.firstTime());
        line(out, "  never answered 200", ledger.unanswered());
        line(out, "events sent", ledger.events());
        for (var stage : Stage.values()) {
            line(out, "  missing behind " + stage.command(), ledger.missing().get(stage));
            line(out, "  twice behind " + stage.command(), ledger.doubled().get(stage));
        }
        line(out, "bad rows", ledger.badRows());
        printRestarts(out);
        printStages(out);
        out.println();
        if (ledger.problems().isEmpty()) {
            out.println("Nothing is lost and nothing is doubled.");
        }
        ledger.problems().forEach(problem -> out.println("FAILED: " + problem));
    }

    private void printRestarts(PrintStream out) {
        out.printf(
                "%n%-20s %12s %14s %24s%n",
                "restart", "stopping", "until ready", "longest wait of events");
        for (var restart : restarts) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %10.1f s %12.1f s %22.1f s%n",
                    restart.name(),
                    seconds(restart.stoppedMillis() - restart.beginMillis()),
                    seconds(restart.readyMillis() - restart.stoppedMillis()),
                    seconds(waits.get(restart.stage()).longestMillis(List.of(restart))));
        }
    }

    private void printStages(PrintStream out) {
        out.printf(
                "%n%-20s %12s %14s %24s%n",
                "wait of events", "median", "longest, calm", "longest pause");
        waits.forEach(
                (stage, wait) -> stage(out, stage.command(), wait, longestPauseMillis(stage)));
        stage(out, "the whole way", wholeWay, wholeWay.longestMillis(restarts));
    }

    private void stage(PrintStream out, String name, Waits wait, long pauseMillis) {
        out.printf(
                Locale.ROOT,
                "%-20s %10.2f s %12.1f s %22.1f s%n",
                name,
                seconds(wait.medianMillis()),
                seconds(wait.longestBesideMillis(restarts)),
                seconds(pauseMillis));
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static void line(PrintStream out, String what, long count) {
        out.printf(Locale.ROOT, "%-60s %,14d%n", what, count);
    }
}
