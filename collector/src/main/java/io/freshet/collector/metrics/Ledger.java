package io.freshet.collector.metrics;

import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.runtime.metrics.StageLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of every event request. One that came in ends as exactly one of: accepted in the good
 * stream, accepted in the bad stream, dropped by a rule, refused for a reason; until then it is
 * under way. So
 *
 * <pre>in = accepted{good} + accepted{bad} + dropped{rule…} + refused{reason…} + under way</pre>
 *
 * <p>Safe from any thread.
 */
final class Ledger {

    private final Counter in;
    private final Counter good;
    private final Counter bad;
    private final Counter doNotTrack;
    private final Counter bounced;
    private final Counter late;
    private final Counter[] refused;
    private final Counter goodRecords;
    private final Counter badRecords;
    private final Counter bytesOut;
    private final LongAdder underWay = new LongAdder();

    Ledger(MeterRegistry registry) {
        in = counter(registry, "events_in_total");
        good = counter(registry, "events_accepted_total", "stream", "good");
        bad = counter(registry, "events_accepted_total", "stream", "bad");
        doNotTrack = counter(registry, "events_dropped_total", "rule", "do_not_track");
        bounced = counter(registry, "events_dropped_total", "rule", "cookie_bounce");
        late = counter(registry, "events_late_total");
        var reasons = Refusal.values();
        refused = new Counter[reasons.length];
        for (var reason : reasons) {
            refused[reason.ordinal()] =
                    counter(
                            registry,
                            "events_refused_total",
                            "reason",
                            CollectorMetrics.label(reason));
        }
        goodRecords = counter(registry, "records_total", "stream", "good");
        badRecords = counter(registry, "records_total", "stream", "bad");
        bytesOut = counter(registry, "bytes_total", "dir", "out");
        StageLedger.of("collector", in::count)
                .end("good", good::count)
                .end("bad", bad::count)
                .end("dropped", () -> doNotTrack.count() + bounced.count())
                .end("refused", () -> Arrays.stream(refused).mapToDouble(Counter::count).sum())
                .inFlight(underWay::sum)
                .show(registry);
    }

    /** An event request is complete; how it ends will be told later. */
    void in() {
        in.increment();
    }

    /** One that is in waits for its records to be safe. */
    void begun() {
        underWay.increment();
    }

    /** One that waited has its response; how it ended is told apart from this. */
    void ended() {
        underWay.decrement();
    }

    /** One that is in was dropped because its visitor is not to be tracked. */
    void doNotTrack() {
        doNotTrack.increment();
    }

    /** One that is in was sent round by the cookie bounce. */
    void bounced() {
        bounced.increment();
    }

    /** All records of one that is in are safe. */
    void accepted(List<OutputRecord> safe) {
        (count(safe) ? good : bad).increment();
    }

    /** One that is in was refused. */
    void refused(Refusal reason) {
        refused[reason.ordinal()].increment();
    }

    /** One that was refused is safe after all; what it stands for may come twice. */
    void late(List<OutputRecord> safe) {
        late.increment();
        count(safe);
    }

    /** Counts records that are safe; true where all of them are payloads. */
    private boolean count(List<OutputRecord> safe) {
        var allGood = true;
        for (var record : safe) {
            var isGood = record.stream() == Stream.GOOD;
            (isGood ? goodRecords : badRecords).increment();
            bytesOut.increment(record.bytes().length);
            allGood &= isGood;
        }
        return allGood;
    }

    private static Counter counter(MeterRegistry registry, String name, String... tags) {
        return CollectorMetrics.counter(registry, name, tags);
    }
}
