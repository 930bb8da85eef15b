package io.freshet.webapp.overview;

import io.freshet.webapp.watch.Marker;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices when processes were started, and came back with another version or another configuration.
 * Remembers the newest changes. Thread-safe.
 */
final class ProcessChanges {

    private static final int MOST = 100;

    /** By how much two answers may differ on when a process was started. */
    private static final long SAME_START_MILLIS = 5_000;

    private static final int SHOWN = 8;

    private final Map<URI, Told> known = new HashMap<>();
    private final ArrayDeque<Marker> markers = new ArrayDeque<>();

    /**
     * What a process tells of itself.
     *
     * @param startedAt when it was started, epoch milliseconds; 0 where it does not tell
     * @param version of the program
     * @param configs fingerprint of the configuration of each component
     */
    record Told(long startedAt, @Nullable String version, Map<String, String> configs) {

        Told {
            configs = Map.copyOf(configs);
        }
    }

    /** Takes what a process tells; the components are those of it that are watched. */
    synchronized void seen(URI process, SortedSet<String> components, Told now, long atMillis) {
        var before = known.put(process, now);
        var names = String.join(", ", components);
        if (before == null) {
            if (now.startedAt() > 0) {
                add(now.startedAt(), "restart", names + " started");
            }
            return;
        }
        if (now.startedAt() > before.startedAt() + SAME_START_MILLIS) {
            add(now.startedAt(), "restart", names + " restarted");
        }
        if (now.version() != null
                && before.version() != null
                && !now.version().equals(before.version())) {
            var words = names + ": version " + now.version() + ", was " + before.version();
            add(atMillis, "version", words);
        }
        var changed = new ArrayList<String>();
        new TreeMap<>(now.configs())
                .forEach(
                        (component, hash) -> {
                            var was = before.configs().get(component);
                            if (was != null && !was.equals(hash)) {
                                changed.add(component + " " + shown(hash));
                            }
                        });
        if (!changed.isEmpty()) {
            add(atMillis, "config", "settings changed: " + String.join(", ", changed));
        }
    }

    /** The newest changes, oldest first. */
    synchronized List<Marker> all() {
        return List.copyOf(markers);
    }

    private void add(long atMillis, String kind, String text) {
        markers.add(new Marker(atMillis, kind, text));
        if (markers.size() > MOST) {
            markers.removeFirst();
        }
    }

    private static String shown(String hash) {
        return hash.length() > SHOWN ? hash.substring(0, SHOWN) : hash;
    }
}
