package io.freshet.cli.lag;

import io.freshet.event.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lag as one line of JSON for programs. */
final class LagJson {

    /** Raised when a member changes its meaning or goes. */
    private static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LagJson() {}

    static String of(List<GroupLag> lags, Instant now) {
        var json = NODES.objectNode();
        json.put("version", VERSION);
        json.put("time", now.toString());
        var groups = json.putArray("groups");
        lags.forEach(lag -> groups.add(group(lag, now)));
        return Json.print(json) + System.lineSeparator();
    }

    private static ObjectNode group(GroupLag lag, Instant now) {
        var json = NODES.objectNode();
        json.put("group", lag.reader().group());
        json.put("component", lag.reader().component());
        var trouble = lag.trouble();
        if (trouble != null) {
            json.put("trouble", trouble);
            return json;
        }
        json.put("members", lag.members());
        json.put("records", lag.records());
        json.put("lost", lag.lost());
        seconds(json, lag.age(now));
        var partitions = json.putArray("partitions");
        for (var partition : lag.partitions()) {
            var of = partitions.addObject();
            of.put("topic", partition.topic());
            of.put("partition", partition.partition());
            of.put("position", partition.position());
            of.put("end", partition.end());
            of.put("records", partition.records());
            seconds(
                    of,
                    Optional.ofNullable(partition.oldest())
                            .map(oldest -> Duration.between(oldest, now)));
        }
        return json;
    }

    private static void seconds(ObjectNode json, Optional<Duration> age) {
        json.put("seconds", age.map(time -> Math.max(0, time.toMillis()) / 1e3).orElse(0.0));
    }
}
