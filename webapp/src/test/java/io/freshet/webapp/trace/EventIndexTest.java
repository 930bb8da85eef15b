package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.tail.Place;
import org.junit.jupiter.api.Test;

class EventIndexTest {

    private final EventIndex index = new EventIndex(1000);

    @Test
    void asManyAsPromisedAreFound() {
        for (var i = 0; i < 10_000; i++) {
            index.put("event-" + i, null, place(i));
        }

        for (var i = 9_000; i < 10_000; i++) {
            assertThat(index.find("event-" + i)).contains(place(i));
        }
        assertThat(index.find("event-1")).isEmpty();
        assertThat(index.find("nobody")).isEmpty();
    }

    @Test
    void anEventThatComesAgainIsNoticed() {
        assertThat(index.put("a", "f1", place(1))).isFalse();
        assertThat(index.put("a", "f1", place(2))).isTrue();
        assertThat(index.put("a", "f1", place(2))).isFalse();
        assertThat(index.put("a", "f2", place(3))).isFalse();
        assertThat(index.put("b", null, place(4))).isFalse();
        assertThat(index.find("a")).contains(place(3));
    }

    private static Place place(int i) {
        return new Place("topic" + i % 3, i % 200, 20_000_000_000L + i);
    }
}
