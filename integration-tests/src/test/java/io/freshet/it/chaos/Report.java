package io.freshet.it.chaos;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The outcome for people.
 *
 * @param ledger what became of the requests
 * @param faults what was done to them
 * @param sender knows when answers came
 */
record Report(Ledger ledger, List<Fault> faults, Sender sender) {

    private static final int SHOWN = 20;

    /** Whether nothing was lost and everything is explained. */
    boolean isGood() {
        return ledger.problems().isEmpty();
    }

    void print(PrintStream out) {
        out.println();
        printRequests(out);
        printEvents(out);
        printFaults(out);
        printVerdict(out);
    }

    private void printRequests(PrintStream out) {
        line(out, "requests sent", ledger.requests());
        line(out, "  answered 200", ledger.answered());
        line(out, "    at the first try", ledger.firstTime());
        line(out, "    after retries", ledger.answered() - ledger.firstTime());
        line(out, "  never answered 200", ledger.requests() - ledger.answered());
        line(out, "  sent over 1 s late for want of a connection", sender.late());
        line(out, "tries", Arrays.stream(Try.Outcome.values()).mapToLong(ledger::tries).sum());
        for (var outcome : Try.Outcome.values()) {
            line(out, "  " + outcome.text(), ledger.tries(outcome));
        }
    }

    private void printEvents(PrintStream out) {
        line(out, "events sent", ledger.events());
        line(out, "  once in the topic", ledger.once());
        line(out, "  twice or more in the topic", ledger.duplicates().size());
        for (var reason : Duplicate.Reason.values()) {
            if (ledger.duplicates(reason) > 0) {
                line(out, "    " + reason.text(), ledger.duplicates(reason));
            }
        }
        line(out, "  answered 200, missing in the topic", ledger.missing().size());
        line(out, "  never answered 200, yet in the topic", ledger.unansweredThere());
        line(out, "records in the topics from elsewhere", ledger.unknown());
    }

    private void printFaults(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%-24s %8s %8s %12s %18s%n",
                "fault",
                "at",
                "away for",
                "no 200 for",
                "healthy after");
        for (var fault : faults) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %6.1f s %6.1f s %10.1f s %16.1f s%n",
                    fault.kind().text(),
                    seconds(fault.beginMillis() - sender.beginMillis()),
                    seconds(fault.restoredMillis() - fault.beginMillis()),
                    seconds(
                            sender.answers()
                                    .longestSilenceMillis(
                                            fault.beginMillis(),
                                            Math.min(
                                                    fault.healthyMillis() + 1_000,
                                                    System.currentTimeMillis()))),
                    seconds(fault.healthyMillis() - fault.restoredMillis()));
        }
    }

    private void printVerdict(PrintStream out) {
        out.println();
        if (isGood()) {
            out.println(
                    "Nothing that was answered 200 is missing, and every duplicate is explained.");
            return;
        }
        ledger.problems().forEach(problem -> out.println("FAILED: " + problem));
        ledger.missing().stream()
                .limit(SHOWN)
                .forEach(event -> out.println("  missing      " + describe(event)));
        ledger.duplicates().stream()
                .filter(duplicate -> duplicate.reason() == Duplicate.Reason.UNEXPLAINED)
                .limit(SHOWN)
                .forEach(
                        duplicate ->
                                out.println(
                                        "  unexplained  "
                                                + duplicate.copies()
                                                + " copies of "
                                                + describe(duplicate.event())));
    }

    private String describe(int event) {
        var text = new StringBuilder(sender.load().ids().id(event));
        for (var one : sender.requests().get(Load.request(event)).tries()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            ", %s %.1f to %.1f s",
                            one.outcome().text(),
                            seconds(one.beginMillis() - sender.beginMillis()),
                            seconds(one.endMillis() - sender.beginMillis())));
        }
        return text.toString();
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static void line(PrintStream out, String what, long count) {
        out.printf(Locale.ROOT, "%-76s %,12d%n", what, count);
    }
}
