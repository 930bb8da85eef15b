package io.freshet.runtime.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The books of one stage: what came in has ended in one way or another, or is under way. All stages
 * show theirs under the same three names, so that one look tells whether any of them has lost count
 * of an event:
 *
 * <ul>
 *   <li>{@code freshet_ledger_events_total{stage, outcome}}: what came in, and each way to end
 *   <li>{@code freshet_ledger_in_flight{stage}}: what has come in and not ended
 *   <li>{@code freshet_ledger_difference{stage}}: in - ended - in flight; 0 when the books are
 *       right
 * </ul>
 *
 * <p>What is under way is counted where the work is done, not worked out from the others: else the
 * difference would be 0 whatever happens.
 */
public final class StageLedger {

    /** The numbers change while they are read; after so many tries they are taken as they are. */
    private static final int TRIES = 50;

    private final String stage;
    private final DoubleSupplier in;
    private final Map<String, DoubleSupplier> ends = new LinkedHashMap<>();
    private DoubleSupplier inFlight = () -> 0;

    private StageLedger(String stage, DoubleSupplier in) {
        this.stage = stage;
        this.in = in;
    }

    /**
     * Begins the books of a stage.
     *
     * @param stage its name, the same in every process
     * @param in reads how much has come in
     */
    public static StageLedger of(String stage, DoubleSupplier in) {
        return new StageLedger(stage, in);
    }

    /** Adds a way to end. */
    public StageLedger end(String outcome, DoubleSupplier count) {
        ends.put(outcome, count);
        return this;
    }

    /** Says how much is under way, for a stage whose work takes a while. */
    public StageLedger inFlight(DoubleSupplier count) {
        inFlight = count;
        return this;
    }

    /** Shows the books. */
    public void show(MeterRegistry registry) {
        events(registry, "in", in);
        ends.forEach((outcome, count) -> events(registry, outcome, count));
        gauge(registry, "freshet_ledger_in_flight", "What has come in and not ended", inFlight);
        gauge(
                registry,
                "freshet_ledger_difference",
                "What came in, less what ended and what is in flight; 0 when the books are right",
                this::difference);
    }

    /** What came in and neither ended nor is under way; negative where more ended than came in. */
    double difference() {
        var seen = look();
        for (int i = 0; i < TRIES; i++) {
            var again = look();
            if (again.equals(seen)) {
                break;
            }
            seen = again;
        }
        return seen.in - seen.ended - seen.inFlight;
    }

    private Look look() {
        return new Look(
                in.getAsDouble(),
                ends.values().stream().mapToDouble(DoubleSupplier::getAsDouble).sum(),
                inFlight.getAsDouble());
    }

    /** Two of them that are equal were taken while nothing happened, for counts only grow. */
    private record Look(double in, double ended, double inFlight) {}

    private void events(MeterRegistry registry, String outcome, DoubleSupplier count) {
        FunctionCounter.builder("freshet_ledger_events", count, each -> each.getAsDouble())
                .description("What came in and how it ended")
                .tag("stage", stage)
                .tag("outcome", outcome)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, DoubleSupplier read) {
        Gauge.builder(name, read, DoubleSupplier::getAsDouble)
                .description(description)
                .tag("stage", stage)
                .strongReference(true)
                .register(registry);
    }
}
