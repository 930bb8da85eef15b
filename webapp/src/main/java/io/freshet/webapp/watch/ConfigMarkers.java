package io.freshet.webapp.watch;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices when events come out of another enrichment configuration than before. Thread-safe. */
final class ConfigMarkers {

    private static final int MOST = 100;
    private static final int SHOWN = 8;

    /** While enrichers are replaced one by one, old and new configurations take turns. */
    private static final long SAME_CHANGE_MILLIS = 600_000;

    /** When events last came out of a configuration. */
    private final Map<String, Long> lastSeen = new LinkedHashMap<>();

    private @Nullable String newest;
    private final ArrayDeque<Marker> markers = new ArrayDeque<>();

    synchronized void seen(@Nullable String config, long atMillis) {
        if (config == null) {
            return;
        }
        var isNews = !lastSeen.isEmpty() && !config.equals(newest) && !isRecent(config, atMillis);
        newest = config;
        lastSeen.remove(config);
        lastSeen.put(config, atMillis);
        if (lastSeen.size() > MOST) {
            lastSeen.remove(lastSeen.keySet().iterator().next());
        }
        if (!isNews) {
            return;
        }
        var shown = config.length() > SHOWN ? config.substring(0, SHOWN) : config;
        markers.add(new Marker(atMillis, "config", "enrichments changed: " + shown));
        if (markers.size() > MOST) {
            markers.removeFirst();
        }
    }

    synchronized List<Marker> all() {
        return List.copyOf(markers);
    }

    private boolean isRecent(String config, long nowMillis) {
        var before = lastSeen.get(config);
        return before != null && nowMillis - before < SAME_CHANGE_MILLIS;
    }
}
