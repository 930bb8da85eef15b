package io.freshet.webapp;

import io.freshet.webapp.micro.MicroStore;
import io.freshet.webapp.tail.TailRecord;

/** Hands records on to what test suites ask for. */
final class MicroFeed {

    private MicroFeed() {}

    static void note(TailRecord record, MicroStore micro) {
        var value = record.value();
        var request = record.header("freshet-raw");
        var index = Math.max(0, record.index());
        switch (record.stage()) {
            case RAW -> {
                var place = record.place();
                micro.request(
                        place.topic() + "-" + place.partition() + "-" + place.offset(), value);
            }
            case GOOD -> micro.good(value, request, index, record.collectedAt());
            case RAW_BAD, PARSED_BAD, JSON_BAD ->
                    micro.bad(value, request, index, record.collectedAt());
            case FAILED, JSON -> {
                // these are good and bad ones in another form
            }
        }
    }
}
