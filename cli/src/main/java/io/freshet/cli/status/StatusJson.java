package io.freshet.cli.status;

import io.freshet.event.json.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Status as one line of JSON for programs. */
final class StatusJson {

    /** Raised when a member changes its meaning or goes. */
    private static final int VERSION = 1;

    private StatusJson() {}

    static String of(List<ComponentStatus> all, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("time", now.toString());
        var components = json.putArray("components");
        for (var one : all) {
            var of = components.addObject();
            of.put("component", one.component());
            of.put("admin", one.admin().toString());
            of.put("state", one.state());
            of.put("detail", one.detail());
            one.perSecond().ifPresent(rate -> of.put("eventsPerSecond", rate));
            one.waiting().ifPresent(records -> of.put("waiting", records));
            one.oldest().ifPresent(age -> of.put("oldestSeconds", age.toMillis() / 1e3));
            one.difference().ifPresent(events -> of.put("ledgerDifference", events));
        }
        return Json.print(json) + System.lineSeparator();
    }
}
