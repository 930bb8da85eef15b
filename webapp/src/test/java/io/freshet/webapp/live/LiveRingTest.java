package io.freshet.webapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveRingTest {

    private final LiveRing ring = new LiveRing(3, 100);

    @Test
    void theNewestAreKeptAndComeNewestFirst() {
        add("a", "b", "c", "d");

        assertThat(ids(ring.before(Long.MAX_VALUE, 10, LiveFilter.ALL)))
                .containsExactly("d", "c", "b");
        assertThat(ids(ring.before(103, 10, LiveFilter.ALL))).containsExactly("b");
        assertThat(ring.newest()).isEqualTo(104);
    }

    @Test
    void aReaderGoesOnWhereItStopped() throws Exception {
        add("a", "b");

        var page = ring.after(ring.mark(101), 10, LiveFilter.ALL, 0);

        assertThat(ids(page.events())).containsExactly("b");
        assertThat(ring.after(page.next(), 10, LiveFilter.ALL, 0).events()).isEmpty();
        add("c");
        assertThat(ids(ring.after(page.next(), 10, LiveFilter.ALL, 0).events()))
                .containsExactly("c");
    }

    @Test
    void aNumberOfBeforeTheRestartBeginsWithWhatIsKept() throws Exception {
        add("a", "b");

        for (var number : new long[] {7, 9_999}) {
            var page = ring.after(ring.mark(number), 10, LiveFilter.ALL, 0);
            assertThat(ids(page.events())).containsExactly("a", "b");
            assertThat(page.missed()).isZero();
        }
    }

    @Test
    void aSlowReaderIsToldHowMuchItMissed() throws Exception {
        add("a");
        var mark = ring.mark(101);
        add("b", "c", "d", "e", "f");

        var page = ring.after(mark, 10, LiveFilter.ALL, 0);

        assertThat(ids(page.events())).containsExactly("d", "e", "f");
        assertThat(page.missed()).isEqualTo(2);
    }

    @Test
    void whatBecameOfAnEventIsToldToThoseWhoKnowIt() throws Exception {
        add("a", "b");
        var knowsA = ring.mark(101);
        var knowsNothing = ring.mark(100);

        ring.settle(101, Outcome.ROW);
        ring.settle(102, Outcome.DUPLICATE);

        var page = ring.after(knowsA, 10, LiveFilter.ALL, 0);
        assertThat(ids(page.changed())).containsExactly("a");
        assertThat(page.changed().get(0).event().outcome()).isEqualTo(Outcome.ROW);
        assertThat(ring.after(page.next(), 10, LiveFilter.ALL, 0).changed()).isEmpty();
        var all = ring.after(knowsNothing, 10, LiveFilter.ALL, 0);
        assertThat(all.changed()).isEmpty();
        assertThat(all.events())
                .extracting(one -> one.event().outcome())
                .containsExactly(Outcome.ROW, Outcome.DUPLICATE);
    }

    @Test
    void outcomesAreNotedOnceAndOfWhatIsStillKept() {
        add("a", "b", "c", "d");

        assertThat(ids(ring.withoutRow(2))).containsExactly("d", "c");
        ring.settle(101, Outcome.ROW);
        ring.settle(103, Outcome.ROW);
        ring.settle(103, Outcome.DUPLICATE);
        ring.settle(999, Outcome.ROW);

        assertThat(ids(ring.withoutRow(10))).containsExactly("d", "b");
        assertThat(ring.before(104, 1, LiveFilter.ALL).get(0).event().outcome())
                .isEqualTo(Outcome.ROW);
    }

    @Test
    void changesDoNotPileUp() throws Exception {
        var mark = ring.mark(ring.newest());
        for (var seq = 101; seq <= 10_100; seq++) {
            add("e" + seq);
            ring.settle(seq, Outcome.ROW);
        }

        assertThat(ring.after(mark, 10, LiveFilter.ALL, 0).changed()).hasSizeLessThan(4);
    }

    private void add(String... ids) {
        for (var id : ids) {
            ring.add(event(id, About.NOTHING));
        }
    }

    private static LiveEvent event(String id, About about) {
        return new LiveEvent(id, 0, Outcome.GOOD, about, OptionalLong.empty(), "t-0@0", null, null);
    }

    private static List<String> ids(List<LiveRing.Numbered> events) {
        return events.stream().map(one -> one.event().id()).toList();
    }
}
