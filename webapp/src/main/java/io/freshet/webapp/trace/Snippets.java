package io.freshet.webapp.trace;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.webapp.tail.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands to look at an event elsewhere. What comes from the event is quoted for the shell.
 *
 * @param collector URL of the collector
 * @param bootstrapServers the brokers
 * @param schema the database schema of {@code events}
 */
public record Snippets(String collector, String bootstrapServers, String schema) {

    private static final int LONGEST_BODY = 100_000;

    /** Sends the request again; null where it is too long for a command line. */
    @Nullable String curl(CollectorPayload payload) {
        var path = payload.path() == null ? "/i" : payload.path();
        var query = payload.querystring() == null ? "" : "?" + payload.querystring();
        var url = quoted(collector + path + query);
        var body = payload.body();
        if (body == null) {
            return "curl " + url;
        }
        if (body.length() > LONGEST_BODY) {
            return null;
        }
        var type = payload.contentType() == null ? "application/json" : payload.contentType();
        return "curl -H "
                + quoted("Content-Type: " + type)
                + " --data-raw "
                + quoted(body)
                + " "
                + url;
    }

    /** Reads its row; null for what cannot have one. */
    @Nullable String sql(String eventId) {
        try {
            var id = UUID.fromString(eventId);
            return "select * from " + schema + ".events where event_id = '" + id + "';";
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }

    /** Reads its record. */
    String kcat(Place place) {
        return "kcat -C -b "
                + quoted(bootstrapServers)
                + " -t "
                + quoted(place.topic())
                + " -p "
                + place.partition()
                + " -o "
                + place.offset()
                + " -c 1";
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.:/,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
