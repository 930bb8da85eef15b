package io.freshet.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** Each kind of event on its way through the enricher, beside the two floors. */
final class EventTable {

    private static final String LINE = "%-10s %-9s %12s %8s %9s %10s %9s%n";

    /** Share of the second floor's events a second that the enricher shall reach. */
    private static final double LEAST_RATE = 0.55;

    /** Multiple of what the second floor allocates that the enricher shall not exceed. */
    private static final double MOST_BYTES = 2.0;

    private EventTable() {}

    /** Prints the events that were measured, if any were. */
    static void print(List<RunResult> results) {
        var ofEvents =
                results.stream()
                        .filter(r -> name(r).startsWith(EventBenchmark.class.getName() + "."))
                        .toList();
        if (ofEvents.isEmpty()) {
            return;
        }
        System.out.println();
        System.out.printf(
                LINE, "event", "step", "per CPU sec", "ns", "its rate", "bytes", "its bytes");
        for (var event : SentEvent.values()) {
            print(event, ofEvents);
        }
    }

    private static void print(SentEvent event, List<RunResult> results) {
        var ours = best(event, "freshet", results);
        var parse = best(event, "parse", results);
        var validate = best(event, "validate", results);
        print(event.name(), "freshet", ours, ours);
        print("", "parse", parse, ours);
        print("", "validate", validate, ours);
        if (event.leastPerSecond() > 0) {
            target(ours.perSecond(), event.leastPerSecond(), "events per CPU second");
        }
        target(ours.perSecond() / validate.perSecond(), LEAST_RATE, "of validate's rate");
        target(-ours.bytes() / validate.bytes(), -MOST_BYTES, "times validate's bytes");
    }

    /** One step, and what the enricher makes of its rate and of its bytes. */
    private static void print(String event, String step, Best measured, Best ours) {
        System.out.printf(
                LINE,
                event,
                step,
                text("%,.0f", measured.perSecond()),
                text("%,.0f", measured.nanos()),
                text("%.0f %%", 100 * ours.perSecond() / measured.perSecond()),
                text("%,.0f", measured.bytes()),
                text("%.1f x", ours.bytes() / measured.bytes()));
    }

    /** What shall not be less than something; negative for what shall not be more. */
    private static void target(double measured, double least, String unit) {
        System.out.printf(
                "           %-7s %s of %s %s%n",
                measured >= least ? "met" : "MISSED",
                text("%,.2f", Math.abs(measured)),
                text("%,.2f", Math.abs(least)),
                unit);
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static Best best(SentEvent event, String method, List<RunResult> results) {
        return Best.of(
                results.stream()
                        .filter(r -> r.getParams().getParam("event").equals(event.name()))
                        .filter(r -> name(r).endsWith("." + method))
                        .toList());
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark();
    }
}
