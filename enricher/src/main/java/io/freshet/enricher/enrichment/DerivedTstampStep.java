package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldTime;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * Estimates when the event happened by the collector's clock: the collector's time less what passed
 * between the device's creating and sending it. A true time that the tracker knows is taken as is.
 */
final class DerivedTstampStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        try {
            return Addition.field(AtomicField.DERIVED_TSTAMP, derived(event));
        } catch (DateTimeException | ArithmeticException beyondCalendar) {
            return Addition.failure(
                    new Failure.Message(
                            "exception calculating derived timestamp: "
                                    + beyondCalendar.getMessage()));
        }
    }

    private static @Nullable String derived(DraftView event) {
        var known = event.get(AtomicField.TRUE_TSTAMP);
        var received = event.get(AtomicField.COLLECTOR_TSTAMP);
        var created = event.get(AtomicField.DVCE_CREATED_TSTAMP);
        var sent = event.get(AtomicField.DVCE_SENT_TSTAMP);
        if (known != null) {
            return known;
        }
        // The texts have one length, so that they compare as the times do.
        if (received == null || created == null || sent == null || created.compareTo(sent) >= 0) {
            return received;
        }
        // Snowplow: not the time that passed, but years, months and days on the calendar.
        return FieldTime.minusCalendarPeriod(received, created, sent);
    }
}
