package io.freshet.loader.pg;

import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.EventIdIn;
import io.freshet.loader.pg.copy.BadRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the events that could not be loaded, for those who look for one of them. */
final class BadEventLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(BadEventLog.class);

    private BadEventLog() {}

    /** At level debug only, for there may be many. */
    static void note(List<BadRecord> bad) {
        if (!LOGGER.isDebugEnabled()) {
            return;
        }
        for (var record : bad) {
            var input = record.input();
            LOGGER.atDebug()
                    .addKeyValue("event_id", EventIdIn.event(input.value()).orElse("unknown"))
                    .addKeyValue("type", BadRowJson.schema(record.row()).name())
                    .addKeyValue(
                            "record",
                            input.topic() + "-" + input.partition() + "-" + input.offset())
                    .log("an event became a bad row");
        }
    }
}
