package io.freshet.webapp.watch;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/** How many events a collector payload holds, without reading them. */
final class PayloadEvents {

    private static final String TRACKERS = "/com.snowplowanalytics.snowplow/tp2";

    private PayloadEvents() {}

    /** Whether a request is a tracker's, so that its body tells how many events it has. */
    static boolean isTrackers(@Nullable String path, @Nullable String body) {
        return body != null && !body.isEmpty() && TRACKERS.equals(path);
    }

    /**
     * The number of elements of {@code data} in a tracker's body; 1 for what is no such body, for
     * it becomes one bad row.
     */
    static int inBody(String body) {
        try {
            var json = new JsonScanner(body, 0);
            if (json.next() != '{' || !json.begin('}')) {
                return 1;
            }
            var count = 1;
            do {
                var from = body.indexOf('"', json.position());
                json.name();
                if (body.startsWith("\"data\"", from) && json.next() == '[') {
                    count = elements(json);
                } else {
                    json.value();
                }
            } while (json.hasMore('}'));
            return Math.max(1, count);
        } catch (InvalidJson noTrackersBody) {
            return 1;
        }
    }

    private static int elements(JsonScanner json) throws InvalidJson {
        if (!json.begin(']')) {
            return 0;
        }
        var count = 0;
        do {
            json.value();
            count++;
        } while (json.hasMore(']'));
        return count;
    }
}
