package io.freshet.webapp.api;

import io.freshet.webapp.http.Feed;
import io.freshet.webapp.http.ServerSentEvent;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.live.LiveSample;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One reader of the stream. Keeps nothing but a number: a reader that is slow misses what the ring
 * forgets meanwhile, and is told that it sees a sample.
 */
final class LiveFeed implements Feed {

    private static final int AT_ONCE = 1000;

    private final LiveRing ring;
    private final LiveFilter filter;
    private final LiveSample sample = new LiveSample();
    private final Clock clock;
    private long after;
    private boolean isGreeted;

    LiveFeed(LiveRing ring, LiveFilter filter, long after, Clock clock) {
        this.ring = ring;
        this.filter = filter;
        this.after = after;
        this.clock = clock;
    }

    @Override
    public List<ServerSentEvent> next(Duration wait) throws InterruptedException {
        if (!isGreeted) {
            isGreeted = true;
            var hello = JsonNodeFactory.instance.objectNode();
            hello.put("seq", after).put("rate", LiveSample.PER_SECOND);
            return List.of(ServerSentEvent.of("hello", hello));
        }
        var until = System.nanoTime() + wait.toNanos();
        while (true) {
            var left = Math.max(0, (until - System.nanoTime()) / 1_000_000);
            var page = ring.after(after, AT_ONCE, filter, left);
            var isNews = page.next() != after;
            after = page.next();
            if (!page.events().isEmpty() || !isNews) {
                return messages(page.events());
            }
        }
    }

    @Override
    public void close() {
        // nothing is held
    }

    private List<ServerSentEvent> messages(List<LiveRing.Numbered> events) {
        var shown = sample.of(events, clock.millis());
        var messages = new ArrayList<ServerSentEvent>();
        for (var one : shown.events()) {
            messages.add(
                    new ServerSentEvent(
                            Long.toString(one.seq()), "event", one.event().toJson(one.seq())));
        }
        if (shown.skipped() > 0) {
            var told = JsonNodeFactory.instance.objectNode();
            told.put("shown", 1).put("of", sample.oneIn());
            messages.add(ServerSentEvent.of("sampled", told));
        }
        return messages;
    }
}
