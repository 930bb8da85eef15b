package io.freshet.webapp.api;

import io.freshet.webapp.http.Feed;
import io.freshet.webapp.http.ServerSentEvent;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.live.LiveRing.Mark;
import io.freshet.webapp.live.LiveRing.Page;
import io.freshet.webapp.live.LiveSample;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One reader of the stream. Keeps nothing but how far it is: a reader that is slow misses what the
 * ring forgets meanwhile, and is told how much.
 */
final class LiveFeed implements Feed {

    private static final int AT_ONCE = 1000;

    /** A reader of a thinned stream is told soon that it is so no more. */
    private static final long WHILE_THINNED_MILLIS = 1500;

    private final LiveRing ring;
    private final LiveFilter filter;
    private final LiveSample sample = new LiveSample();
    private final Clock clock;
    private Mark mark;
    private int toldOneIn = 1;
    private boolean isGreeted;

    LiveFeed(LiveRing ring, LiveFilter filter, long after, Clock clock) {
        this.ring = ring;
        this.filter = filter;
        this.mark = ring.mark(after);
        this.clock = clock;
    }

    @Override
    public List<ServerSentEvent> next(Duration wait) throws InterruptedException {
        if (!isGreeted) {
            isGreeted = true;
            var hello = JsonNodeFactory.instance.objectNode();
            hello.put("seq", mark.seq()).put("rate", LiveSample.PER_SECOND);
            return List.of(ServerSentEvent.of("hello", hello));
        }
        var until = System.nanoTime() + wait.toNanos();
        while (true) {
            var left = Math.max(0, (until - System.nanoTime()) / 1_000_000);
            var longest = toldOneIn > 1 ? Math.min(left, WHILE_THINNED_MILLIS) : left;
            var page = ring.after(mark, AT_ONCE, filter, longest);
            mark = page.next();
            var messages = messages(page);
            if (!messages.isEmpty() || left == 0) {
                return messages;
            }
        }
    }

    @Override
    public void close() {
        // nothing is held
    }

    private List<ServerSentEvent> messages(Page page) {
        var now = clock.millis();
        var messages = new ArrayList<ServerSentEvent>();
        for (var one : sample.of(page.events(), now)) {
            messages.add(
                    new ServerSentEvent(
                            Long.toString(one.seq()), "event", one.event().toJson(one.seq())));
        }
        for (var one : page.changed()) {
            messages.add(ServerSentEvent.of("outcome", one.event().toJson(one.seq())));
        }
        var oneIn = sample.oneIn(now);
        if (oneIn != toldOneIn || page.missed() > 0) {
            toldOneIn = oneIn;
            var told = JsonNodeFactory.instance.objectNode();
            told.put("shown", 1).put("of", oneIn);
            if (page.missed() > 0) {
                told.put("missed", page.missed());
            }
            messages.add(ServerSentEvent.of("sampled", told));
        }
        return messages;
    }
}
