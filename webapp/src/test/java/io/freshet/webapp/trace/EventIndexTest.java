package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.tail.Place;
import org.junit.jupiter.api.Test;

class EventIndexTest {

    private final EventIndex index = new EventIndex(1000);

    @Test
    void asManyAsPromisedAreFound() {
        for (var i = 0; i < 10_000; i++) {
            index.put("event-" + i, place(i));
        }

        for (var i = 9_000; i < 10_000; i++) {
            assertThat(index.find("event-" + i)).contains(place(i));
        }
        assertThat(index.find("event-1")).isEmpty();
        assertThat(index.find("nobody")).isEmpty();
    }

    @Test
    void theNewestRecordOfAnEventIsFound() {
        index.put("a", place(1));
        index.put("a", place(2));
        index.put("b", place(4));

        assertThat(index.find("a")).contains(place(2));
    }

    private static Place place(int i) {
        return new Place("topic" + i % 3, i % 200, 20_000_000_000L + i);
    }
}
