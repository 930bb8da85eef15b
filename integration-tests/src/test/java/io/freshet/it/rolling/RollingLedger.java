package io.freshet.it.rolling;

import io.freshet.it.chaos.Copies;
import io.freshet.it.chaos.TrackedRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent against what came through.
 *
 * @param events sent
 * @param unanswered requests that were never answered 200
 * @param firstTime requests that were answered 200 at their first try
 * @param requests sent
 * @param missing events that did not come through, by stage
 * @param doubled events that came more than once, by stage
 * @param strangers records behind any stage without an event of the run
 * @param badRows records in the topics of bad rows
 * @param errors lines of the instances' logs
 */
record RollingLedger(
        int events,
        int requests,
        int firstTime,
        int unanswered,
        Map<Stage, Integer> missing,
        Map<Stage, Integer> doubled,
        long strangers,
        long badRows,
        List<String> errors) {

    /** Compares. */
    static RollingLedger of(List<TrackedRequest> requests, Arrivals arrivals, List<String> errors) {
        var missing = new EnumMap<Stage, Integer>(Stage.class);
        var doubled = new EnumMap<Stage, Integer>(Stage.class);
        var strangers = 0L;
        var events = 0;
        for (var stage : Stage.values()) {
            var copies = arrivals.after().get(stage);
            events = copies.events();
            missing.put(stage, count(copies, 0, 0));
            doubled.put(stage, count(copies, 2, Integer.MAX_VALUE));
            strangers += copies.unknown();
        }
        var answered = (int) requests.stream().filter(TrackedRequest::isAnswered).count();
        var firstTime =
                (int)
                        requests.stream()
                                .filter(it -> it.isAnswered() && it.tries().size() == 1)
                                .count();
        return new RollingLedger(
                events,
                requests.size(),
                firstTime,
                requests.size() - answered,
                missing,
                doubled,
                strangers,
                arrivals.badRows(),
                errors);
    }

    private static int count(Copies copies, int atLeast, int atMost) {
        var count = 0;
        for (var event = 0; event < copies.events(); event++) {
            var times = copies.of(event);
            count += times >= atLeast && times <= atMost ? 1 : 0;
        }
        return count;
    }

    /** What must not be, one sentence each; empty when nothing was lost and nothing doubled. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (unanswered > 0) {
            problems.add(unanswered + " requests were never answered 200");
        }
        missing.forEach(
                (stage, count) -> {
                    if (count > 0) {
                        problems.add(count + " events are missing behind " + stage.command());
                    }
                });
        doubled.forEach(
                (stage, count) -> {
                    if (count > 0) {
                        problems.add(count + " events are there twice behind " + stage.command());
                    }
                });
        if (strangers > 0) {
            problems.add(strangers + " records hold no event of the run");
        }
        if (badRows > 0) {
            problems.add(badRows + " bad rows were made of sound events");
        }
        if (!errors.isEmpty()) {
            problems.add(errors.size() + " errors are in the logs, the first: " + errors.get(0));
        }
        return problems;
    }
}
