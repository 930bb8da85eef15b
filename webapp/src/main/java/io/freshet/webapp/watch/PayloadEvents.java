package io.freshet.webapp.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.JsonScanner;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import io.freshet.webapp.cause.RefusedRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How many events a collector payload holds, without reading them.
 *
 * @param count so many, as far as the payload tells
 * @param isOpen whether its outcomes may tell otherwise
 */
public record PayloadEvents(int count, boolean isOpen) {

    private static final String TRACKERS = "com.snowplowanalytics.snowplow/tp2";

    /** Only the row of so large a request may be too large to quote it. */
    private static final int LARGE_BYTES = 64 * 1024;

    /** Of a record on raw good. */
    public static PayloadEvents of(byte[] record) {
        if (!(CollectorPayloadCodec.decode(record) instanceof Decoded.Payload decoded)) {
            return new PayloadEvents(1, true);
        }
        var body = decoded.payload().body();
        if (body == null) {
            return new PayloadEvents(1, false);
        }
        if (!isTrackers(decoded.payload().path()) || body.isEmpty()) {
            return new PayloadEvents(1, true);
        }
        var count = inBody(body);
        return new PayloadEvents(count, count > 1 && record.length > LARGE_BYTES);
    }

    /** The same number, by what a bad row quotes; 1 where it quotes nothing. */
    static int of(RefusedRequest request) {
        if (request.body() != null) {
            return inBody(request.body());
        }
        if (request.record() == null) {
            return 1;
        }
        try {
            return of(Base64.getDecoder().decode(request.record().getBytes(ISO_8859_1))).count();
        } catch (IllegalArgumentException noBase64) {
            return 1;
        }
    }

    private static boolean isTrackers(@Nullable String path) {
        if (path == null) {
            return false;
        }
        var from = path.startsWith("/") ? 1 : 0;
        var to = path.length() - (path.endsWith("/") ? 1 : 0);
        return to - from == TRACKERS.length() && path.startsWith(TRACKERS, from);
    }

    /**
     * The number of elements of {@code data} in a tracker's body; 1 for what is no such body, for
     * it becomes one bad row.
     */
    private static int inBody(String body) {
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
