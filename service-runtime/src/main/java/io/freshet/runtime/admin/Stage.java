package io.freshet.runtime.admin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A component by what it counts: its ledger, and what waits for it. */
public enum Stage {
    /** Requests to payloads. */
    COLLECTOR("collector"),
    /** Payloads to events. */
    ENRICHER("enricher"),
    /** Events to JSON. */
    EVENTS_PROCESSOR("events-processor"),
    /** JSON to rows; its streams of bad rows and failed events keep ledgers of their own. */
    LOADER_PG("loader-pg");

    private final String component;

    Stage(String component) {
        this.component = component;
    }

    /** The stage of a component; empty for one that handles no events. */
    public static Optional<Stage> of(String component) {
        return Arrays.stream(values())
                .filter(stage -> stage.component.equals(component))
                .findFirst();
    }

    /** Events that have come in since the start; empty where the figures say nothing of this. */
    public OptionalDouble in(Scrape scrape) {
        return scrape.sum(
                "freshet_ledger_events_total",
                sample ->
                        sample.label("stage").equals(component)
                                && sample.label("outcome").equals("in"));
    }

    /**
     * What came in and is nowhere, or is counted twice where negative. A look may fall in the
     * middle of the work, so two looks have to agree: the smaller difference counts.
     */
    public long difference(Scrape before, Scrape now) {
        var one = difference(before);
        var other = difference(now);
        if (Long.signum(one) != Long.signum(other)) {
            return 0;
        }
        return Math.abs(one) < Math.abs(other) ? one : other;
    }

    private long difference(Scrape scrape) {
        return Math.round(
                scrape.sum("freshet_ledger_difference", sample -> isOurs(sample.label("stage")))
                        .orElse(0));
    }

    private boolean isOurs(String stage) {
        return stage.equals(component) || stage.startsWith(component + "-");
    }

    /** Records that wait for it; empty where it reads none, or does not know yet. */
    public OptionalLong waiting(Scrape scrape) {
        var lag = scrape.sum("freshet_lag_records", this::isOfOurService);
        return lag.isPresent()
                ? OptionalLong.of(Math.round(lag.getAsDouble()))
                : OptionalLong.empty();
    }

    /** How long the oldest of them has existed; zero where none waits. */
    public Optional<Duration> oldest(Scrape scrape) {
        var seconds = scrape.max("freshet_lag_seconds", this::isOfOurService);
        return seconds.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1e3)))
                : Optional.empty();
    }

    private boolean isOfOurService(Scrape.Sample sample) {
        return sample.label("service").equals(component);
    }
}
