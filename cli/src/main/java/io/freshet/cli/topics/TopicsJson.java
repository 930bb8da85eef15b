package io.freshet.cli.topics;

import io.freshet.event.json.Json;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan as one line of JSON for programs. */
final class TopicsJson {

    /** Raised when a member changes its meaning or goes. */
    private static final int VERSION = 1;

    private TopicsJson() {}

    /** What there is to do. */
    static String of(TopicLook look) {
        return line(plan(look));
    }

    /** What there was to do, and what was done. */
    static String of(TopicLook look, int made, int changed) {
        var json = plan(look);
        json.put("made", made);
        json.put("changed", changed);
        return line(json);
    }

    private static String line(ObjectNode json) {
        return Json.print(json) + System.lineSeparator();
    }

    private static ObjectNode plan(TopicLook look) {
        var plan = look.plan();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("kafka", look.servers());
        json.put("brokers", look.brokers());
        json.put("missing", plan.missing().size());
        json.put("differences", plan.differences().size());
        var topics = json.putArray("topics");
        plan.wanted().forEach(topic -> topics.add(topic(topic, plan)));
        return json;
    }

    private static ObjectNode topic(WantedTopic wanted, TopicPlan plan) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("topic", wanted.name());
        json.put("state", state(wanted, plan));
        json.put("partitions", wanted.partitions());
        json.put("replication", wanted.replication());
        var config = json.putObject("config");
        new TreeMap<>(wanted.config()).forEach(config::put);
        var differences = json.putArray("differences");
        for (var difference : plan.differences(wanted.name())) {
            differences
                    .addObject()
                    .put("setting", difference.setting())
                    .put("found", difference.found())
                    .put("wanted", difference.wanted())
                    .put("alterable", difference.isAlterable());
        }
        return json;
    }

    private static String state(WantedTopic topic, TopicPlan plan) {
        if (plan.missing().contains(topic)) {
            return "missing";
        }
        return plan.differences(topic.name()).isEmpty() ? "good" : "different";
    }
}
