package io.freshet.webapp.watch;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices when events come out of another enrichment configuration than before. Thread-safe. */
final class ConfigMarkers {

    private static final int MOST = 100;
    private static final int SHOWN = 8;

    private final Set<String> known = new HashSet<>();
    private final ArrayDeque<Marker> markers = new ArrayDeque<>();

    synchronized void seen(@Nullable String config, long atMillis) {
        if (config == null || known.size() >= MOST || !known.add(config) || known.size() == 1) {
            return;
        }
        var shown = config.length() > SHOWN ? config.substring(0, SHOWN) : config;
        markers.add(new Marker(atMillis, "config", "enrichments changed: " + shown));
    }

    synchronized List<Marker> all() {
        return List.copyOf(markers);
    }
}
