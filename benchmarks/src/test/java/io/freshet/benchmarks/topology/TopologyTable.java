package io.freshet.benchmarks.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All stretches; prints the best of each program and what they are measured against. */
final class TopologyTable {

    /** What Kafka Streams may add to what it and the pipeline cost by themselves. */
    private static final double MOST_TO_SUM = 1.5;

    /** What a second thread must add where a core is free for it. */
    private static final double LEAST_SCALING = 1.7;

    private final Map<Program, List<Stretch>> stretches = new EnumMap<>(Program.class);

    void add(Program program, Stretch stretch) {
        stretches.computeIfAbsent(program, p -> new ArrayList<>()).add(stretch);
    }

    /** The head of a line of figures. */
    static String row(String program) {
        return String.format(Locale.ROOT, "%-26s", program);
    }

    void print() {
        line("");
        line(row("least CPU") + Stretch.HEADING);
        stretches.keySet().forEach(p -> line(row(p.text()) + cheapest(p).text()));
        line("");
        line(row("highest rate") + Stretch.HEADING);
        stretches.keySet().forEach(p -> line(row(p.text()) + fastest(p).text()));
        line("");
        judgeCost();
        judgeScaling();
    }

    private void judgeCost() {
        var whole = cheapest(Program.ENRICHER).cpuMicros();
        var passed = cheapest(Program.PASS_THROUGH).cpuMicros();
        var pipeline = cheapest(Program.PIPELINE).cpuMicros();
        var ratio = whole / (passed + pipeline);
        line(
                String.format(
                        Locale.ROOT,
                        "a record costs %.1f us, pass-through %.1f us + pipeline %.1f us:"
                                + " %.2f times, at most %.1f: %s",
                        whole,
                        passed,
                        pipeline,
                        ratio,
                        MOST_TO_SUM,
                        ratio <= MOST_TO_SUM ? "met" : "MISSED"));
    }

    private void judgeScaling() {
        var one = fastest(Program.ENRICHER);
        var two = fastest(Program.ENRICHER_TWICE);
        var scaling = two.perSecond() / one.perSecond();
        line(
                String.format(
                        Locale.ROOT,
                        "two threads: %.2f times the rate of one, at least %.1f with two cores free"
                                + " for them: %s",
                        scaling,
                        LEAST_SCALING,
                        scaling >= LEAST_SCALING ? "met" : "MISSED"));
        line(
                String.format(
                        Locale.ROOT,
                        "  a record costs %.2f times what it costs with one thread; meanwhile"
                                + " broker, others and the host took %.2f of the machine's %d cores",
                        cheapest(Program.ENRICHER_TWICE).cpuMicros()
                                / cheapest(Program.ENRICHER).cpuMicros(),
                        two.brokerMicros() * two.perSecond() / 1e6
                                + two.otherCores()
                                + two.stolenCores(),
                        Runtime.getRuntime().availableProcessors()));
    }

    private Stretch cheapest(Program program) {
        return all(program).stream()
                .min(Comparator.comparingDouble(Stretch::cpuMicros))
                .orElseThrow();
    }

    private Stretch fastest(Program program) {
        return all(program).stream()
                .max(Comparator.comparingDouble(Stretch::perSecond))
                .orElseThrow();
    }

    private List<Stretch> all(Program program) {
        var all = stretches.get(program);
        if (all == null) {
            throw new IllegalStateException("no run of " + program);
        }
        return all;
    }

    private static void line(String text) {
        System.out.println(text);
    }
}
