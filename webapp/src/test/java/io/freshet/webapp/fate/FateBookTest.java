package io.freshet.webapp.fate;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.fate.Fate.Stored;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FateBookTest {

    private final FateBook book = new FateBook(3);

    @Test
    void answersOnlyWhatChanged() {
        book.put(good("a"));
        var first = book.since(-1);
        book.put(good("b"));

        var second = book.since(first.path("next").longValue());

        assertThat(ids(first)).containsExactly("a");
        assertThat(ids(second)).containsExactly("b");
    }

    @Test
    void aRowFoundIsAChange() {
        book.put(good("a"));
        var before = book.since(-1).path("next").longValue();

        book.stored(Map.of("a", new Stored(JsonNodeFactory.instance.objectNode(), Map.of("t", 2))));

        var fate = book.since(before).path("fates").path(0);
        assertThat(fate.path("outcome").stringValue()).isEqualTo("row");
        assertThat(fate.path("tables").path("t").intValue()).isEqualTo(2);
        assertThat(book.withoutRow()).isEmpty();
    }

    @Test
    void tellsOfNamedEventsWheneverTheyChanged() {
        book.put(good("a"));
        book.put(good("b"));
        var next = book.since(-1).path("next").longValue();
        book.put(good("c"));

        assertThat(ids(book.since(next, Set.of("a")))).containsExactly("a", "c");
        assertThat(ids(book.of(Set.of("b", "unheard-of")))).containsExactly("b");
    }

    @Test
    void forgetsTheOldest() {
        for (var id : List.of("a", "b", "c", "d")) {
            book.put(good(id));
        }

        assertThat(ids(book.since(-1))).containsExactly("b", "c", "d");
    }

    private static Fate good(String id) {
        return Fate.good(id, "page_view", "topic-0@1", OptionalLong.empty());
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("fates").spliterator(), false)
                .map(fate -> fate.path("id").stringValue())
                .toList();
    }
}
