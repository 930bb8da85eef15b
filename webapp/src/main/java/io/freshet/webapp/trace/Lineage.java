package io.freshet.webapp.trace;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.trace.EventTrace.Found;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records and rows of an event in the order of its way, with the time at which it was there as
 * far as something tells: the payload its time, the event when it was enriched, the row when it was
 * loaded. The records' own timestamps are all the payload's.
 */
final class Lineage {

    private Lineage() {}

    static ArrayNode of(Found found, @Nullable ParsedEvent event) {
        var lineage = JsonNodeFactory.instance.arrayNode();
        var before = OptionalLong.empty();
        for (var stage : Stage.values()) {
            var record = found.at(stage);
            if (record.isEmpty()) {
                continue;
            }
            var place = record.get().place();
            var step = lineage.addObject().put("stage", stage.word());
            step.put("topic", place.topic()).put("partition", place.partition());
            step.put("offset", place.offset());
            var at =
                    switch (stage) {
                        case RAW, RAW_BAD -> OptionalLong.of(record.get().record().timestamp());
                        case GOOD, FAILED -> enriched(event);
                        default -> OptionalLong.empty();
                    };
            before = timed(step, at, before);
        }
        if (!found.rows().isEmpty()) {
            var row = found.rows().get(0);
            var step = lineage.addObject().put("stage", "row").put("table", row.table());
            timed(step, Times.millis(row.row().path("load_tstamp")), before);
        }
        return lineage;
    }

    private static OptionalLong enriched(@Nullable ParsedEvent event) {
        return event == null
                ? OptionalLong.empty()
                : Times.millis(event.text(AtomicField.ETL_TSTAMP));
    }

    private static OptionalLong timed(ObjectNode step, OptionalLong at, OptionalLong before) {
        if (at.isEmpty()) {
            return before;
        }
        step.put("at", at.getAsLong());
        before.ifPresent(then -> step.put("millisAfter", Math.max(0, at.getAsLong() - then)));
        return at;
    }
}
