package io.freshet.webapp.trace;

import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EnrichedTsv.Decoded;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import java.util.Optional;

/** Reads events of lines. */
public final class EnrichedRecord {

    private EnrichedRecord() {}

    /** The event of a record of parsed good or parsed failed. */
    public static Optional<ParsedEvent> event(TailRecord record) {
        return event(record.value(), record.stage() == Stage.FAILED);
    }

    /** The event of a line; failed ones may lack what events need. */
    public static Optional<ParsedEvent> event(byte[] line, boolean hasFailed) {
        var read = hasFailed ? EnrichedTsv.decodeFailed(line) : EnrichedTsv.decode(line);
        return read instanceof Decoded.Event event ? Optional.of(event.event()) : Optional.empty();
    }
}
