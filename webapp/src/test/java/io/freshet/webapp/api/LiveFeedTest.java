package io.freshet.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.http.ServerSentEvent;
import io.freshet.webapp.live.LiveEvent;
import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.live.LiveRing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC);

    private final LiveRing ring = new LiveRing(3000, 100);

    @Test
    void aReaderIsGreetedAndToldWhatComes() throws Exception {
        var feed = feed(LiveFilter.ALL, ring.newest());
        assertThat(texts(feed)).singleElement().asString().contains("event: hello", "\"seq\":100");

        add("a");

        assertThat(texts(feed)).singleElement().asString().contains("id: 101", "\"id\":\"a\"");
        assertThat(texts(feed)).isEmpty();
    }

    @Test
    void aReaderThatComesBackIsToldWhatItMissed() throws Exception {
        add("a", "b", "c");
        var feed = feed(LiveFilter.ALL, 101);
        texts(feed);

        assertThat(texts(feed)).hasSize(2).first().asString().contains("\"id\":\"b\"");
    }

    @Test
    void aFloodIsThinnedAndAReaderToldSoOnceAndWhenItIsOver() throws Exception {
        var feed = feed(LiveFilter.ALL, ring.newest());
        texts(feed);
        for (var i = 0; i < 1000; i++) {
            add("e" + i);
        }

        var messages = texts(feed);

        assertThat(messages).hasSize(201);
        assertThat(messages.get(200)).contains("event: sampled", "\"shown\":1,\"of\":5");
    }

    @Test
    void aReaderThatIsTooSlowIsToldHowManyItMissed() throws Exception {
        var feed = feed(LiveFilter.ALL, ring.newest());
        texts(feed);
        for (var i = 0; i < 3500; i++) {
            add("e" + i);
        }

        assertThat(texts(feed)).last().asString().contains("event: sampled", "\"missed\":500");
    }

    @Test
    void whatBecomesOfAnEventIsTold() throws Exception {
        add("a");
        var feed = feed(LiveFilter.ALL, ring.newest());
        texts(feed);

        ring.settle(101, Outcome.DUPLICATE);

        assertThat(texts(feed))
                .singleElement()
                .asString()
                .contains("event: outcome", "\"outcome\":\"duplicate\"", "\"seq\":101")
                .doesNotContain("id: ");
    }

    @Test
    void eventsThatDoNotFitAreNoNews() throws Exception {
        var feed = feed(new LiveFilter("bad", null, null, null, null, null), ring.newest());
        texts(feed);

        add("a", "b");

        assertThat(texts(feed)).isEmpty();
    }

    private LiveFeed feed(LiveFilter filter, long after) {
        return new LiveFeed(ring, filter, after, CLOCK);
    }

    private static List<String> texts(LiveFeed feed) throws InterruptedException {
        return feed.next(Duration.ZERO).stream().map(ServerSentEvent::text).toList();
    }

    private void add(String... ids) {
        for (var id : ids) {
            ring.add(
                    new LiveEvent(
                            id,
                            0,
                            Outcome.GOOD,
                            About.NOTHING,
                            OptionalLong.empty(),
                            "t-0@0",
                            null,
                            null));
        }
    }
}
