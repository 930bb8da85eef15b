package io.freshet.enricher.topology;

import io.freshet.runtime.statsd.StatsdLines;

/**
 * What the enricher reports to StatsD: the reference's names, types and meanings. Counts are what
 * has been added since the last report.
 *
 * @see <a href="https://docs.snowplow.io/docs/api-reference/enrichment-components/monitoring">the
 *     reference's list</a>
 */
public final class EnricherSeries {

    private final EnricherMetrics metrics;
    private EnricherMetrics.Counts reported;

    /** Of an enricher that is about to start. */
    public EnricherSeries(EnricherMetrics metrics) {
        this.metrics = metrics;
        this.reported = metrics.counts();
        metrics.latencies().keep();
    }

    /** Puts all that has happened into the report, and begins anew; for one thread. */
    public void report(StatsdLines lines) {
        var now = metrics.counts();
        var added = now.minus(reported);
        reported = now;
        lines.count("raw", Math.round(added.raw()));
        lines.count("good", Math.round(added.good()));
        lines.count("good_bytes", Math.round(added.goodBytes()));
        lines.count("bad", Math.round(added.bad()));
        lines.count("failed", Math.round(added.failed()));
        lines.count("dropped", Math.round(added.dropped()));
        lines.count("invalid_enriched", Math.round(added.invalid()));
        var latencies = metrics.latencies();
        latencies.takeWaited().ifPresent(millis -> lines.gauge("latency_millis", millis));
        latencies.takeSinceCollected().ifPresent(ms -> lines.gauge("e2e_latency_millis", ms));
    }
}
