package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.live.LiveEvent;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.live.LiveRing;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code GET events}: the newest events that fit, newest first. */
public final class EventsEndpoint implements Endpoint {

    private static final int MOST = 1000;
    private static final int USUAL = 200;

    private final LiveRing ring;

    public EventsEndpoint(LiveRing ring) {
        this.ring = ring;
    }

    @Override
    public Answer answer(Request request) {
        var limit = (int) request.queryNumber("limit", 1, MOST, USUAL);
        var before = request.queryNumber("before", 0, Long.MAX_VALUE, Long.MAX_VALUE);
        var found = ring.before(before, limit, LiveFilter.of(request::query));
        var json = JsonNodeFactory.instance.objectNode();
        var events = json.putArray("events");
        found.forEach(one -> events.add(one.event().toJson(one.seq())));
        if (found.size() == limit) {
            json.put("next", found.get(limit - 1).seq());
        }
        return Answer.json(json).table("events", LiveEvent.columns());
    }
}
