package io.freshet.webapp.trace;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventTrace.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records and rows of an event in the order of its way, with the time at which each was there
 * and who tells it. All records have the collector's time as their own, so that others have to
 * tell: the enricher in the event, a bad row in its failure, the loader in the row, and of JSON
 * nobody but we, who saw it come. What nobody tells is left out.
 *
 * @param seenAt when a record was seen here
 */
record Lineage(Function<Place, OptionalLong> seenAt) {

    /** Whose clock a time was read from. */
    private enum Teller {
        COLLECTOR("collector"),
        ENRICHER("enricher"),
        FAILURE("failure"),
        WINDOW("window"),
        LOADER("loader");

        private final String word;

        Teller(String word) {
            this.word = word;
        }
    }

    private record Step(ObjectNode json, OptionalLong at, Teller by) {

        /** We see a record some time after it was written, so that it may have gone on by then. */
        boolean isOvertaken(List<Step> later) {
            return by == Teller.WINDOW
                    && at.isPresent()
                    && later.stream()
                            .anyMatch(
                                    one ->
                                            one.at.isPresent()
                                                    && one.at.getAsLong() < at.getAsLong());
        }
    }

    ArrayNode of(Found found, @Nullable ParsedEvent event) {
        var steps = new ArrayList<Step>();
        for (var stage : Stage.values()) {
            found.at(stage).ifPresent(record -> steps.add(step(record, event)));
        }
        if (!found.rows().isEmpty()) {
            var row = found.rows().get(0);
            var json = JsonNodeFactory.instance.objectNode();
            json.put("stage", "row").put("table", row.table());
            var at = Times.millis(row.row().path("load_tstamp"));
            steps.add(new Step(json, at, Teller.LOADER));
        }
        return timed(steps);
    }

    private Step step(TailRecord record, @Nullable ParsedEvent event) {
        var place = record.place();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("stage", record.stage().word());
        json.put("topic", place.topic()).put("partition", place.partition());
        json.put("offset", place.offset());
        return switch (record.stage()) {
            case RAW ->
                    new Step(json, OptionalLong.of(record.record().timestamp()), Teller.COLLECTOR);
            case GOOD, FAILED -> new Step(json, enriched(event), Teller.ENRICHER);
            case JSON -> new Step(json, seenAt.apply(place), Teller.WINDOW);
            case RAW_BAD, PARSED_BAD, JSON_BAD -> {
                var failed = failed(record);
                yield failed.isPresent()
                        ? new Step(json, failed, Teller.FAILURE)
                        : new Step(json, seenAt.apply(place), Teller.WINDOW);
            }
        };
    }

    private static ArrayNode timed(List<Step> steps) {
        var lineage = JsonNodeFactory.instance.arrayNode();
        var before = OptionalLong.empty();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            lineage.add(step.json());
            if (step.at().isEmpty() || step.isOvertaken(steps.subList(i + 1, steps.size()))) {
                continue;
            }
            var at = step.at().getAsLong();
            step.json().put("at", at).put("by", step.by().word);
            // Clocks differ: what seems to have been there before it came took no known time.
            if (before.isPresent() && at >= before.getAsLong()) {
                step.json().put("millisAfter", at - before.getAsLong());
            }
            before = step.at();
        }
        return lineage;
    }

    private static OptionalLong enriched(@Nullable ParsedEvent event) {
        return event == null
                ? OptionalLong.empty()
                : Times.millis(event.text(AtomicField.ETL_TSTAMP));
    }

    private static OptionalLong failed(TailRecord record) {
        try {
            var failure = Json.parse(record.value()).path("data").path("failure");
            return Times.millis(failure.path("timestamp"));
        } catch (InvalidJson noBadRow) {
            return OptionalLong.empty();
        }
    }
}
