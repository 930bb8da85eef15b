package io.freshet.webapp;

import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.micro.MicroStore;
import io.freshet.webapp.micro.Outstanding;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.watch.PayloadEvents;

/**
 * Hands records on to what test suites ask for.
 *
 * @param store what they are shown
 * @param outstanding what they wait for
 * @param sinceMillis events that were collected before are not theirs; epoch milliseconds
 */
record MicroFeed(MicroStore store, Outstanding outstanding, long sinceMillis) {

    void note(TailRecord record) {
        var isTheirs = record.record().timestamp() >= sinceMillis;
        switch (record.stage()) {
            case RAW -> {
                outstanding.began(
                        record.place(), isTheirs ? PayloadEvents.of(record.value()).count() : 0);
                if (isTheirs) {
                    var place = record.place();
                    store.request(
                            place.topic() + "-" + place.partition() + "-" + place.offset(),
                            record.value());
                }
            }
            case GOOD -> {
                if (isTheirs) {
                    store.good(
                            record.value(),
                            record.header("freshet-raw"),
                            Math.max(0, record.index()),
                            record.collectedAt());
                }
                record.raw().ifPresent(outstanding::ended);
            }
            case RAW_BAD, PARSED_BAD, JSON_BAD -> {
                if (isTheirs) {
                    store.bad(
                            record.value(),
                            record.header("freshet-raw"),
                            Math.max(0, record.index()),
                            record.collectedAt());
                }
                ended(record);
            }
            case FAILED, JSON -> {
                // these are good and bad ones in another form
            }
        }
    }

    private void ended(TailRecord bad) {
        bad.raw()
                .ifPresent(
                        payload -> {
                            if (BadRecord.of(bad.value()).refused() != null) {
                                outstanding.endedWhole(payload);
                            } else {
                                outstanding.ended(payload);
                            }
                        });
    }
}
