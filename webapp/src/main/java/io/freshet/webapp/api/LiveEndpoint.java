package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.live.LiveRing;
import java.time.Clock;

/** {@code GET live}: events that fit as they come, as server-sent events. */
public final class LiveEndpoint implements Endpoint {

    private final LiveRing ring;
    private final Clock clock;

    public LiveEndpoint(LiveRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        var from = request.header("Last-Event-ID").map(LiveEndpoint::number).orElse(-1L);
        return Answer.stream(
                new LiveFeed(
                        ring,
                        LiveFilter.of(request::query),
                        from < 0 ? ring.newest() : from,
                        clock));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }
}
