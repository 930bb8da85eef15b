package io.freshet.benchmarks.loader;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The best rate of each program; prints them and what they are measured by. */
final class LoaderTable {

    private static final double LEAST_OF_COPY = 0.70;
    private static final double LEAST_OF_COPY_WITH_INDEXES = 0.80;
    private static final double LEAST_OF_INSERTS = 25;

    private final Map<String, Double> best = new TreeMap<>();

    void add(String what, boolean indexes, double rate) {
        best.merge(key(what, indexes), rate, Math::max);
    }

    static String line(String what, boolean indexes, double rate) {
        return String.format(Locale.ROOT, "%-26s %,10.0f events/s", key(what, indexes), rate);
    }

    private static String key(String what, boolean indexes) {
        return what + (indexes ? ", indexes" : ", no index");
    }

    void print() {
        System.out.println();
        best.forEach(
                (key, rate) ->
                        System.out.printf(Locale.ROOT, "%-26s %,10.0f events/s%n", key, rate));
        judge("COPY", false, LEAST_OF_COPY);
        judge("INSERT", false, LEAST_OF_INSERTS);
        judge("COPY", true, LEAST_OF_COPY_WITH_INDEXES);
        // With indexes the server itself is the limit: COPY by psql is not 25 times INSERT either.
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f times INSERT; COPY: %.2f times%n",
                key("Freshet", true),
                rate("Freshet", true) / rate("INSERT", true),
                rate("COPY", true) / rate("INSERT", true));
    }

    private void judge(String other, boolean indexes, double least) {
        var ratio = rate("Freshet", indexes) / rate(other, indexes);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f times %s, at least %.2f: %s%n",
                key("Freshet", indexes),
                ratio,
                other,
                least,
                ratio >= least ? "met" : "MISSED");
    }

    private double rate(String what, boolean indexes) {
        var rate = best.get(key(what, indexes));
        if (rate == null) {
            throw new IllegalStateException("no run of " + what);
        }
        return rate;
    }
}
