package io.freshet.webapp.fate;

import io.freshet.webapp.fate.Fate.Outcome;
import io.freshet.webapp.fate.Fate.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The last fates, newest last, with a number for each change so that readers ask for news only. */
public final class FateBook {

    private final int capacity;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private long changes;

    private record Entry(long change, Fate fate) {}

    /**
     * An empty book.
     *
     * @param capacity how many fates are kept, 1 or more; the oldest are forgotten
     */
    public FateBook(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, was " + capacity);
        }
        this.capacity = capacity;
    }

    /** Notes a fate; of a known event it replaces what was known. A repeated event is one fate. */
    public synchronized void put(Fate fate) {
        entries.put(fate.id(), new Entry(++changes, fate));
        var oldest = entries.keySet().iterator();
        while (entries.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The good events whose rows have not been seen. */
    public synchronized List<String> withoutRow() {
        return entries.values().stream()
                .map(Entry::fate)
                .filter(fate -> fate.outcome() == Outcome.GOOD)
                .map(Fate::id)
                .toList();
    }

    /** Notes rows that were found, by event id. */
    public synchronized void stored(Map<String, Stored> rows) {
        rows.forEach(
                (id, row) -> {
                    var entry = entries.get(id);
                    if (entry != null && entry.fate().outcome() == Outcome.GOOD) {
                        entries.put(id, new Entry(++changes, entry.fate().stored(row)));
                    }
                });
    }

    /**
     * What changed since a change number.
     *
     * @param after the number of an earlier answer, or negative for all that is kept
     * @return {@code {"next": number, "fates": […]}}, oldest first
     */
    public ObjectNode since(long after) {
        return since(after, Set.of());
    }

    /** As {@link #since(long)}, and what is known of these events, whenever it changed. */
    public ObjectNode since(long after, Set<String> ids) {
        return page(entry -> entry.change() > after || ids.contains(entry.fate().id()));
    }

    /** What is known of these events, in the form of {@link #since(long)}. */
    public ObjectNode of(Set<String> ids) {
        return page(entry -> ids.contains(entry.fate().id()));
    }

    private synchronized ObjectNode page(Predicate<Entry> wanted) {
        var page = JsonNodeFactory.instance.objectNode();
        page.put("next", changes);
        var fates = page.putArray("fates");
        entries.values().stream().filter(wanted).forEach(entry -> fates.add(entry.fate().toJson()));
        return page;
    }
}
