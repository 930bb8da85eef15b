package io.freshet.cli.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A component by what it counts: its ledgers, and what waits for it. */
public enum Stage {
    /** Requests to payloads. */
    COLLECTOR(
            "collector",
            new Ledger(
                    "freshet_collector_events_in_total",
                    "freshet_collector_events_accepted_total",
                    "freshet_collector_events_dropped_total",
                    "freshet_collector_events_refused_total")),
    /** Payloads to events. */
    ENRICHER(
            "enricher",
            new Ledger(
                    "freshet_enricher_events_total",
                    "freshet_enricher_good_total",
                    "freshet_enricher_bad_total",
                    "freshet_enricher_dropped_total")),
    /** Events to JSON. */
    EVENTS_PROCESSOR(
            "events-processor",
            new Ledger(
                    "freshet_processor_events_in_total",
                    "freshet_processor_events_good_total",
                    "freshet_processor_events_bad_total")),
    /** JSON to rows. */
    LOADER_PG(
            "loader-pg",
            new Ledger(
                    "freshet_loader_in_total",
                    "freshet_loader_good_total",
                    "freshet_loader_bad_total",
                    "freshet_loader_duplicate_total"),
            new Ledger(
                    "freshet_loader_side_in_total",
                    "freshet_loader_side_good_total",
                    "freshet_loader_side_bad_total",
                    "freshet_loader_side_duplicate_total",
                    "freshet_loader_side_dropped_total"));

    private static final String LAG = "kafka_consumer_fetch_manager_records_lag";

    private final String component;

    @SuppressWarnings("ImmutableEnumChecker") // records of texts
    private final List<Ledger> ledgers;

    Stage(String component, Ledger... ledgers) {
        this.component = component;
        this.ledgers = List.of(ledgers);
    }

    /**
     * What came in is what went out.
     *
     * @param in the counter of what came in
     * @param outs counters that add up to it
     */
    private record Ledger(String in, List<String> outs) {

        Ledger(String in, String... outs) {
            this(in, List.of(outs));
        }

        long difference(Scrape scrape) {
            var out = outs.stream().mapToDouble(name -> scrape.sum(name).orElse(0)).sum();
            return Math.round(scrape.sum(in).orElse(0) - out);
        }
    }

    /** The stage of a component; empty for one that handles no events. */
    public static Optional<Stage> of(String component) {
        return Arrays.stream(values())
                .filter(stage -> stage.component.equals(component))
                .findFirst();
    }

    /** Events that have come in since the start; empty where the figures say nothing of this. */
    public OptionalDouble in(Scrape scrape) {
        return scrape.sum(ledgers.get(0).in());
    }

    /**
     * What came in and is nowhere, or is counted twice where negative. What is being worked on
     * looks like that for a moment, so two looks have to agree: the smaller difference counts.
     */
    public long difference(Scrape before, Scrape now) {
        return ledgers.stream()
                .mapToLong(ledger -> smaller(ledger.difference(before), ledger.difference(now)))
                .sum();
    }

    private static long smaller(long one, long other) {
        if (Long.signum(one) != Long.signum(other)) {
            return 0;
        }
        return Math.abs(one) < Math.abs(other) ? one : other;
    }

    /** Records that wait, as its consumers know it; empty where it has none that say so. */
    public OptionalLong waiting(Scrape scrape) {
        var lag = scrape.sum(LAG, sample -> sample.label("client_id").contains(component));
        return lag.isPresent()
                ? OptionalLong.of(Math.round(lag.getAsDouble()))
                : OptionalLong.empty();
    }
}
