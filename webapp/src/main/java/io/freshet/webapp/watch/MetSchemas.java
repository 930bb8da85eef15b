package io.freshet.webapp.watch;

import io.freshet.webapp.schema.SchemaUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each schema was met, of so many schemas at most; those that were not met for a day make
 * room. Thread-safe.
 */
final class MetSchemas implements SchemaUse {

    private static final int MOST = 5000;
    private static final int NEWS = 20;
    private static final int LONGEST = 1000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long BETWEEN_CLEANINGS_MILLIS = 60_000;

    private final Map<String, Use> uses = new HashMap<>();

    /** When events that fit a schema were first met. */
    private final Map<String, Long> first = new HashMap<>();

    private long cleanedAt;

    @Override
    public synchronized Map<String, Use> use() {
        return Map.copyOf(uses);
    }

    synchronized void good(String uri, long atMillis) {
        add(uri, new Use(1, 0, atMillis));
        if (uses.containsKey(uri)) {
            first.merge(uri, atMillis, Math::min);
        }
    }

    /** Schemas that were first met from a moment on, in another version than before. */
    synchronized List<Marker> news(long fromMillis) {
        var older = new HashMap<String, Long>();
        first.forEach((uri, at) -> older.merge(withoutVersion(uri), at, Math::min));
        return first.entrySet().stream()
                .filter(one -> one.getValue() >= fromMillis)
                .filter(
                        one ->
                                older.getOrDefault(withoutVersion(one.getKey()), one.getValue())
                                        < one.getValue())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NEWS)
                .map(one -> new Marker(one.getValue(), "schema", "new version: " + one.getKey()))
                .toList();
    }

    private static String withoutVersion(String uri) {
        return uri.substring(0, Math.max(0, uri.lastIndexOf('/')));
    }

    synchronized void bad(String uri, long atMillis) {
        add(uri, new Use(0, 1, atMillis));
    }

    private void add(String uri, Use use) {
        if (uri.length() <= LONGEST && (uses.containsKey(uri) || hasRoom(use.lastAt()))) {
            uses.merge(uri, use, Use::plus);
        }
    }

    private boolean hasRoom(long nowMillis) {
        if (uses.size() >= MOST && nowMillis - cleanedAt > BETWEEN_CLEANINGS_MILLIS) {
            cleanedAt = nowMillis;
            uses.values().removeIf(use -> use.lastAt() < nowMillis - DAY_MILLIS);
            first.keySet().retainAll(uses.keySet());
        }
        return uses.size() < MOST;
    }
}
