package io.freshet.webapp.overview;

import io.freshet.runtime.admin.Scrape;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Quantiles of a Prometheus histogram between two scrapes, as Prometheus itself works them out. */
final class Quantiles {

    private static final String BUCKETS = "freshet_stream_e2e_latency_seconds_bucket";

    /** Counts up to each bound, seconds. */
    private final TreeMap<Double, Double> cumulative = new TreeMap<>();

    private Quantiles() {}

    /** Of what a stage was done with between two scrapes; the earlier may be empty. */
    static Quantiles of(String stage, Scrape before, Scrape now) {
        var quantiles = new Quantiles();
        quantiles.add(stage, now, 1);
        quantiles.add(stage, before, -1);
        return quantiles;
    }

    /** Whether nothing was counted, or the stage was started anew in between. */
    boolean isEmpty() {
        return cumulative.isEmpty() || cumulative.lastEntry().getValue() <= 0;
    }

    OptionalLong millis(double share) {
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        var rank = share * cumulative.lastEntry().getValue();
        var lowerBound = 0.0;
        var lowerCount = 0.0;
        for (var bucket : cumulative.entrySet()) {
            if (bucket.getValue() >= rank) {
                if (bucket.getKey().isInfinite()) {
                    return OptionalLong.of(Math.round(lowerBound * 1e3));
                }
                var inside = (rank - lowerCount) / Math.max(1e-9, bucket.getValue() - lowerCount);
                var seconds = lowerBound + (bucket.getKey() - lowerBound) * Math.min(1, inside);
                return OptionalLong.of(Math.round(seconds * 1e3));
            }
            lowerBound = bucket.getKey();
            lowerCount = bucket.getValue();
        }
        return OptionalLong.of(Math.round(lowerBound * 1e3));
    }

    private void add(String stage, Scrape scrape, int sign) {
        for (var sample : scrape.samples()) {
            if (sample.name().equals(BUCKETS) && sample.label("stage").equals(stage)) {
                var le = sample.label("le");
                var bound = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
                cumulative.merge(bound, sign * sample.value(), Double::sum);
            }
        }
    }
}
