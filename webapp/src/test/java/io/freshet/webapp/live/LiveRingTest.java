package io.freshet.webapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveRingTest {

    private final LiveRing ring = new LiveRing(3, 100);

    @Test
    void theNewestAreKeptAndComeNewestFirst() {
        add("a", "b", "c", "d");

        assertThat(ids(ring.before(Long.MAX_VALUE, 10, LiveFilter.ALL)))
                .containsExactly("d", "c", "b");
        assertThat(ids(ring.before(103, 10, LiveFilter.ALL))).containsExactly("b");
        assertThat(ring.find("a")).isEmpty();
        assertThat(ring.newest()).isEqualTo(104);
    }

    @Test
    void aReaderGoesOnWhereItStopped() throws Exception {
        add("a", "b");

        var page = ring.after(101, 10, LiveFilter.ALL, 0);

        assertThat(ids(page.events())).containsExactly("b");
        assertThat(ring.after(page.next(), 10, LiveFilter.ALL, 0).events()).isEmpty();
        add("c");
        assertThat(ids(ring.after(page.next(), 10, LiveFilter.ALL, 0).events()))
                .containsExactly("c");
    }

    @Test
    void aNumberOfBeforeTheRestartBeginsWithWhatIsKept() throws Exception {
        add("a", "b");

        assertThat(ids(ring.after(7, 10, LiveFilter.ALL, 0).events())).containsExactly("a", "b");
        assertThat(ids(ring.after(9_999, 10, LiveFilter.ALL, 0).events()))
                .containsExactly("a", "b");
    }

    @Test
    void rowsAreNotedOfWhatIsStillKept() {
        add("a", "b", "c", "d");

        assertThat(ring.withoutRow(2)).containsExactly("d", "c");
        ring.stored(List.of("a", "c"));

        assertThat(ring.withoutRow(10)).containsExactly("d", "b");
        assertThat(ring.find("c").orElseThrow().event().outcome()).isEqualTo(Outcome.ROW);
    }

    @Test
    void filtersLookAtWhatIsShown() {
        ring.add(event("a", new About("shop", "web", "add_to_cart", null, "Ann", null, null, 0)));
        ring.add(event("b", new About("help", "web", "page_view", null, "bob", null, null, 0)));

        assertThat(found("app", "SHOP")).containsExactly("a");
        assertThat(found("event", "page_view")).containsExactly("b");
        assertThat(found("user", "an")).containsExactly("a");
        assertThat(found("text", "cart")).containsExactly("a");
        assertThat(found("outcome", "good")).containsExactly("b", "a");
        assertThat(found("outcome", "bad")).isEmpty();
        ring.stored(List.of("a"));
        assertThat(found("outcome", "row")).containsExactly("a");
        assertThat(found("outcome", "good")).containsExactly("b", "a");
    }

    @Test
    void aFloodIsThinnedAndSaidSo() {
        var sample = new LiveSample();
        var flood =
                IntStream.range(0, 1000)
                        .mapToObj(i -> new LiveRing.Numbered(i, event("e" + i, About.NOTHING)))
                        .toList();

        var shown = sample.of(flood, 5_000);

        assertThat(shown.events()).hasSize(200);
        assertThat(shown.events().get(199).seq()).isGreaterThan(990);
        assertThat(shown.skipped()).isEqualTo(800);
        assertThat(sample.oneIn()).isEqualTo(5);
        assertThat(sample.of(flood.subList(0, 50), 6_000).events()).hasSize(50);
        assertThat(sample.oneIn()).isOne();
    }

    private List<String> found(String parameter, String value) {
        var filter =
                LiveFilter.of(
                        name -> name.equals(parameter) ? Optional.of(value) : Optional.empty());
        return ids(ring.before(Long.MAX_VALUE, 10, filter));
    }

    private void add(String... ids) {
        for (var id : ids) {
            ring.add(event(id, About.NOTHING));
        }
    }

    private static LiveEvent event(String id, About about) {
        return new LiveEvent(id, 0, Outcome.GOOD, about, OptionalLong.empty(), "t-0@0", null);
    }

    private static List<String> ids(List<LiveRing.Numbered> events) {
        return events.stream().map(one -> one.event().id()).toList();
    }
}
