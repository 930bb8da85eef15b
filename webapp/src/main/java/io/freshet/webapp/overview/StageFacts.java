package io.freshet.webapp.overview;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One stage as its component tells of it. What is not known is empty.
 *
 * @param name the component
 * @param state {@code ready}, {@code starting}, {@code unready}, {@code away} or {@code unknown}
 * @param why what it waits for; null where there is nothing to say
 * @param perSecond events that come in
 * @param lagSeconds how long the oldest record that waits has waited
 * @param lagRecords how many wait
 * @param p50Millis age of events when the stage is done with them, of half of them less
 * @param p99Millis the same, of 99 in 100
 * @param ledger its books since it was started, by outcome; empty where it keeps none
 */
public record StageFacts(
        String name,
        String state,
        @Nullable String why,
        OptionalDouble perSecond,
        OptionalDouble lagSeconds,
        OptionalLong lagRecords,
        OptionalLong p50Millis,
        OptionalLong p99Millis,
        Map<String, Long> ledger) {

    public StageFacts {
        ledger = Map.copyOf(ledger);
    }

    /** A stage that nobody tells of. */
    public static StageFacts unknown(String name, String state, @Nullable String why) {
        return new StageFacts(
                name,
                state,
                why,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
    }

    /** A figure of its books; 0 where they do not have it. */
    public long booked(String outcome) {
        return ledger.getOrDefault(outcome, 0L);
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("state", state);
        if (why != null) {
            json.put("why", why);
        }
        perSecond.ifPresent(rate -> json.put("perSecond", rate));
        lagSeconds.ifPresent(seconds -> json.put("lagSeconds", seconds));
        lagRecords.ifPresent(records -> json.put("lagRecords", records));
        p50Millis.ifPresent(millis -> json.put("p50Millis", millis));
        p99Millis.ifPresent(millis -> json.put("p99Millis", millis));
        if (!ledger.isEmpty()) {
            var books = json.putObject("ledger");
            for (var outcome : new String[] {"in", "good", "bad"}) {
                books.put(outcome, booked(outcome));
            }
            ledger.forEach(books::put);
        }
        return json;
    }
}
