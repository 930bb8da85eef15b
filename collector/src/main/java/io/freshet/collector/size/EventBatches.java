package io.freshet.collector.size;

import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Events of one request, dealt into batches that fit.
 *
 * @param batches compact JSON arrays, in order
 * @param oversized sizes in bytes of events that fit nowhere
 */
record EventBatches(List<String> batches, List<Integer> oversized) {

    /** Deals in order, each batch as full as can be; a comma costs one byte. */
    static EventBatches of(JsonNode events, int room) {
        var batches = new ArrayList<String>();
        var oversized = new ArrayList<Integer>();
        var batch = new StringBuilder();
        var used = 0;
        for (var event : events) {
            var json = Json.print(event);
            var size = json.getBytes(StandardCharsets.UTF_8).length;
            if (size + 1 > room) {
                oversized.add(size);
                continue;
            }
            if (used + size + 1 > room) {
                batches.add("[" + batch + "]");
                batch.setLength(0);
                used = 0;
            }
            batch.append(used == 0 ? "" : ",").append(json);
            used += size + 1;
        }
        if (used > 0) {
            batches.add("[" + batch + "]");
        }
        return new EventBatches(batches, oversized);
    }
}
