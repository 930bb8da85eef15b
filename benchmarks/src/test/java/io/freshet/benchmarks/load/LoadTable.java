package io.freshet.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All runs; prints the median of each case and what it is measured against. */
final class LoadTable {

    /** Against what the HTTP library and the Kafka client cost by themselves. */
    private static final double MOST_TO_BARE = 1.6;

    /** At a load that leaves room, the slowest answers are no different in kind. */
    private static final double MOST_TO_MEDIAN = 5;

    /** 42 microseconds: the reference, which answers first, takes 62 to 69 and 147 to 150. */
    private static final double MOST_SAFE_MICROS = 42;

    private static final Map<SampleRequest, Double> MOST_FIRST_MICROS =
            new EnumMap<>(Map.of(SampleRequest.POST, 25.0, SampleRequest.GET, 24.5));

    private final Map<SampleRequest, Map<Case, List<Result>>> runs =
            new EnumMap<>(SampleRequest.class);

    void add(SampleRequest request, Case what, Result result) {
        runs.computeIfAbsent(request, r -> new EnumMap<>(Case.class))
                .computeIfAbsent(what, w -> new ArrayList<>())
                .add(result);
    }

    void print() {
        line("");
        line(row("median", "", "") + Result.HEADING);
        runs.forEach(
                (request, cases) ->
                        cases.forEach(
                                (what, results) -> {
                                    var median = Result.median(results);
                                    var row =
                                            row(
                                                    what.server(),
                                                    request.name(),
                                                    median.load().text());
                                    line(row + median.text());
                                }));
        line("");
        runs.keySet().forEach(this::judge);
    }

    /** The head of a line of figures. */
    static String row(String server, String request, String load) {
        return String.format(Locale.ROOT, "%-24s %-5s %-20s", server, request, load);
    }

    private void judge(SampleRequest request) {
        var kafka = median(request, Case.KAFKA).cpuMicros();
        var first = median(request, Case.FIRST).cpuMicros();
        var steady = median(request, Case.STEADY);
        var firstSteady = median(request, Case.FIRST_STEADY).cpuMicros();
        var most = MOST_FIRST_MICROS.get(request);
        verdict(request + ": c, CPU to that of b", first / kafka, MOST_TO_BARE);
        verdict(request + ": c, CPU us", first, most == null ? Double.NaN : most);
        verdict(request + ": d at a steady rate, CPU us", steady.cpuMicros(), MOST_SAFE_MICROS);
        verdict(
                request + ": d, p99 to p50 in the quietest round",
                quietest(request),
                MOST_TO_MEDIAN);
        line(
                String.format(
                        Locale.ROOT,
                        "%-46s %8.1f us more than c at the same rate",
                        request + ": what safety costs",
                        steady.cpuMicros() - firstSteady));
    }

    private static void verdict(String what, double found, double most) {
        line(
                String.format(
                        Locale.ROOT,
                        "%-46s %8.2f at most %5.1f %s",
                        what,
                        found,
                        most,
                        found <= most ? "met" : "MISSED"));
    }

    /** What else runs on the machine only ever adds to the slowest answers. */
    private double quietest(SampleRequest request) {
        return results(request, Case.STEADY).stream()
                .mapToDouble(result -> result.p99() / result.p50())
                .min()
                .orElse(Double.NaN);
    }

    private Result median(SampleRequest request, Case what) {
        return Result.median(results(request, what));
    }

    private List<Result> results(SampleRequest request, Case what) {
        var cases = runs.get(request);
        var results = cases == null ? null : cases.get(what);
        if (results == null) {
            throw new IllegalStateException("no run of " + request + " " + what);
        }
        return results;
    }

    private static void line(String text) {
        System.out.println(text);
    }
}
