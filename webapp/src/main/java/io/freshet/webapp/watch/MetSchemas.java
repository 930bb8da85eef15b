package io.freshet.webapp.watch;

import io.freshet.webapp.schema.SchemaUse;
import java.util.HashMap;
import java.util.Map;

/** How often each schema was met, of so many schemas at most. Thread-safe. */
final class MetSchemas implements SchemaUse {

    private static final int MOST = 5000;

    private final Map<String, Use> uses = new HashMap<>();

    @Override
    public synchronized Map<String, Use> use() {
        return Map.copyOf(uses);
    }

    synchronized void good(String uri, long atMillis) {
        add(uri, new Use(1, 0, atMillis));
    }

    synchronized void bad(String uri, long atMillis) {
        add(uri, new Use(0, 1, atMillis));
    }

    private void add(String uri, Use use) {
        if (uses.size() < MOST || uses.containsKey(uri)) {
            uses.merge(uri, use, Use::plus);
        }
    }
}
