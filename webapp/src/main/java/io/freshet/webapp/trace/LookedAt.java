package io.freshet.webapp.trace;

import io.freshet.webapp.tail.HistoryRead.History;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where events are looked for, and how far back.
 *
 * @param topics the topics whose events are noted
 * @param history from when on, and how much of that has been read by now
 * @param table the table of rows; null where there is no database
 */
public record LookedAt(List<String> topics, Supplier<History> history, @Nullable String table) {

    /** Sorts the topics. */
    public LookedAt(Collection<String> topics, Supplier<History> history, @Nullable String table) {
        this(List.copyOf(new TreeSet<>(topics)), history, table);
    }

    ObjectNode toJson() {
        var now = history.get();
        var json = JsonNodeFactory.instance.objectNode();
        var names = json.putArray("topics");
        topics.forEach(names::add);
        json.put("fromAt", now.fromAtMillis()).put("read", now.read());
        if (table != null) {
            json.put("table", table);
        }
        return json;
    }
}
