package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * The longest times since somebody looked, in milliseconds. They cost a look at the clock for each
 * payload and a timestamp to read for each event, so they are kept only where they are reported.
 * Safe from any thread.
 */
final class Latencies {

    private static final long NONE = Long.MIN_VALUE;

    private final InstantSource clock;
    private final LongAccumulator waited = new LongAccumulator(Math::max, NONE);
    private final LongAccumulator sinceCollected = new LongAccumulator(Math::max, NONE);
    private volatile boolean kept;

    Latencies() {
        this(InstantSource.system());
    }

    Latencies(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on they are kept. */
    void keep() {
        kept = true;
    }

    /** A payload's turn has come. */
    void begun(long recordMillis) {
        if (kept) {
            waited.accumulate(Math.max(0, clock.millis() - recordMillis));
        }
    }

    /** An event was written. */
    void written(EnrichedLine line) {
        if (kept) {
            var collected = line.event().get(AtomicField.COLLECTOR_TSTAMP);
            if (collected != null) {
                sinceCollected(collected);
            }
        }
    }

    private void sinceCollected(String tstamp) {
        try {
            var collected = LocalDateTime.parse(tstamp.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            sinceCollected.accumulate(Math.max(0, clock.millis() - collected.toEpochMilli()));
        } catch (DateTimeException changedByAScript) {
            return;
        }
    }

    /** Between a payload's being stored and its turn, the longest since this was asked. */
    OptionalLong takeWaited() {
        return taken(waited);
    }

    /** Between an event's arrival at the collector and its being written, likewise. */
    OptionalLong takeSinceCollected() {
        return taken(sinceCollected);
    }

    private static OptionalLong taken(LongAccumulator longest) {
        var millis = longest.getThenReset();
        return millis == NONE ? OptionalLong.empty() : OptionalLong.of(millis);
    }
}
