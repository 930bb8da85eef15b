package io.freshet.webapp.watch;

import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.live.LiveEvent;
import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveEvent.Trouble;
import io.freshet.webapp.live.SeenEvent;
import io.freshet.webapp.tail.TailRecord;
import java.util.Optional;
import java.util.OptionalLong;

/** The records of the last topics as events in one line. */
public final class LiveEvents {

    private LiveEvents() {}

    /** The event of a record; empty where the record stands in the middle of the way. */
    public static Optional<LiveEvent> of(TailRecord record) {
        return switch (record.stage()) {
            case RAW, GOOD -> Optional.empty();
            case JSON -> Optional.of(SeenEvent.ofJson(record).toLive(record, Outcome.GOOD));
            case FAILED -> Optional.of(SeenEvent.ofLine(record).toLive(record, Outcome.FAILED));
            case RAW_BAD, PARSED_BAD, JSON_BAD ->
                    Optional.of(ofBad(BadRecord.of(record.value()), record));
        };
    }

    static LiveEvent ofBad(BadRecord row, TailRecord record) {
        var cause = row.cause();
        var at = row.at().orElse(record.collectedAt());
        var place = record.place().toString();
        return new LiveEvent(
                row.eventId().orElse(place),
                at,
                Outcome.BAD,
                new About(
                        cause.app(),
                        row.platform(),
                        row.eventName(),
                        cause.schema(),
                        row.user(),
                        row.page(),
                        null,
                        -1),
                record.isHistory()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(0, record.seenAtMillis() - at)),
                place,
                new Trouble(cause.type(), row.reason(), cause.group()),
                null);
    }
}
