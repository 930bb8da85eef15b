package io.freshet.it.rolling;

import io.freshet.it.chaos.Copies;
import io.freshet.it.chaos.Load;
import io.freshet.it.chaos.TrackedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How long events waited at a stage: from their arrival before it to their arrival behind it.
 *
 * @param begin of each event's wait
 * @param end of it; 0 where it never came
 */
record Waits(long[] begin, long[] end) {

    /** Those at one stage. */
    static Waits at(Stage stage, List<TrackedRequest> requests, Map<Stage, Copies> after) {
        var behind = first(after.get(stage));
        return switch (stage) {
            case COLLECTOR -> new Waits(sent(requests, behind.length), behind);
            case ENRICHER -> new Waits(first(after.get(Stage.COLLECTOR)), behind);
            case EVENTS_PROCESSOR -> new Waits(first(after.get(Stage.ENRICHER)), behind);
            case LOADER_PG -> new Waits(first(after.get(Stage.EVENTS_PROCESSOR)), behind);
        };
    }

    /** Those of the whole way, from a tracker's first try to the row. */
    static Waits ofTheWholeWay(List<TrackedRequest> requests, Map<Stage, Copies> after) {
        var rows = first(after.get(Stage.LOADER_PG));
        return new Waits(sent(requests, rows.length), rows);
    }

    /** Half of the events waited longer. */
    long medianMillis() {
        var all = new ArrayList<Long>();
        for (var event = 0; event < begin.length; event++) {
            if (isKnown(event)) {
                all.add(end[event] - begin[event]);
            }
        }
        all.sort(null);
        return all.isEmpty() ? 0 : all.get(all.size() / 2);
    }

    /** The longest of those that touch one of these. */
    long longestMillis(Collection<Restart> restarts) {
        var longest = 0L;
        for (var event = 0; event < begin.length; event++) {
            if (isKnown(event) && touches(restarts, event)) {
                longest = Math.max(longest, end[event] - begin[event]);
            }
        }
        return longest;
    }

    /** The longest of those that touch none of these. */
    long longestBesideMillis(Collection<Restart> restarts) {
        var longest = 0L;
        for (var event = 0; event < begin.length; event++) {
            if (isKnown(event) && !touches(restarts, event)) {
                longest = Math.max(longest, end[event] - begin[event]);
            }
        }
        return longest;
    }

    private boolean isKnown(int event) {
        return begin[event] > 0 && end[event] > 0;
    }

    private boolean touches(Collection<Restart> restarts, int event) {
        return restarts.stream().anyMatch(it -> it.touches(begin[event], end[event]));
    }

    private static long[] sent(List<TrackedRequest> requests, int events) {
        var millis = new long[events];
        for (var event = 0; event < events; event++) {
            var tries = requests.get(Load.request(event)).tries();
            millis[event] = tries.isEmpty() ? 0 : tries.get(0).beginMillis();
        }
        return millis;
    }

    private static long[] first(Copies copies) {
        var millis = new long[copies.events()];
        for (var event = 0; event < millis.length; event++) {
            var all = copies.millisOf(event);
            millis[event] = all.isEmpty() ? 0 : all.get(0);
        }
        return millis;
    }
}
