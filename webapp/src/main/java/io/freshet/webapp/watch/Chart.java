package io.freshet.webapp.watch;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events over time by outcome; a class, because a record would compare its arrays by identity. */
public final class Chart {

    private final long fromMillis;
    private final int stepSeconds;
    private final int[] good;
    private final int[] failed;
    private final int[] bad;

    Chart(long fromMillis, int stepSeconds, int[] good, int[] failed, int[] bad) {
        this.fromMillis = fromMillis;
        this.stepSeconds = stepSeconds;
        this.good = good;
        this.failed = failed;
        this.bad = bad;
    }

    /** As the API gives it. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("fromAt", fromMillis).put("stepSeconds", stepSeconds);
        put(json, "good", good);
        put(json, "failed", failed);
        put(json, "bad", bad);
        return json;
    }

    private static void put(ObjectNode json, String name, int[] counts) {
        var array = json.putArray(name);
        for (var count : counts) {
            array.add(count);
        }
    }
}
