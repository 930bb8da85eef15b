package io.freshet.webapp.rerun;

import io.freshet.webapp.cause.ShownRow;
import io.freshet.webapp.rerun.Rerun.Result;
import io.freshet.webapp.rerun.Rerun.Step;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.trace.EnrichedRecord;
import io.freshet.webapp.trace.EventTrace.Found;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event would become now, beside what it became, as JSON.
 *
 * @param rows shows bad rows
 */
public record RerunPage(ShownRow rows) {

    /** One event, and what a new run made of it. */
    public ObjectNode of(Found found, Result now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", found.id()).put("now", now.outcome().word());
        steps(now, json.putArray("enrichments"));
        differences(found, now, json);
        now.badRow().ifPresent(row -> json.set("badRow", rows.of(row)));
        return json;
    }

    private static void steps(Result now, ArrayNode into) {
        for (var step : now.steps()) {
            var json = into.addObject().put("name", step.name()).put("state", step.state());
            json.put("configured", step.isConfigured());
            var fields = json.putArray("fields");
            step.fields().forEach(fields::add);
            if (!step.failures().isEmpty()) {
                var failures = json.putArray("failures");
                step.failures().forEach(failures::add);
            }
            if (!step.assets().isEmpty()) {
                json.put("asset", String.join(", ", step.assets()));
            }
            json.put("millis", millis(step));
        }
    }

    /** With microseconds: most take less than a millisecond. */
    private static double millis(Step step) {
        return (double) TimeUnit.NANOSECONDS.toMicros(step.took().toNanos()) / 1000;
    }

    /** Absent where one of both is not there to be compared. */
    private static void differences(Found found, Result now, ObjectNode json) {
        var today =
                now.line().flatMap(line -> EnrichedRecord.event(line, now.badRow().isPresent()));
        found.at(Stage.GOOD)
                .or(() -> found.at(Stage.FAILED))
                .flatMap(EnrichedRecord::event)
                .ifPresent(
                        stored ->
                                today.map(fresh -> new Differences(stored, fresh).toJson())
                                        .ifPresent(all -> json.set("differences", all)));
    }
}
