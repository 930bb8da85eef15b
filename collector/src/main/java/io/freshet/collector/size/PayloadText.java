package io.freshet.collector.size;

import io.freshet.event.payload.CollectorPayload;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The struct as a text, the way generated Thrift classes show themselves. */
final class PayloadText {

    private PayloadText() {}

    /**
     * The first characters of {@code CollectorPayload(schema:…, …)}; absent fields are left out.
     */
    static String start(CollectorPayload payload, int length) {
        var text = new StringJoiner(", ", "CollectorPayload(", ")");
        add(text, "schema", payload.schema());
        add(text, "ipAddress", payload.ipAddress());
        add(text, "timestamp", payload.timestamp());
        add(text, "encoding", payload.encoding());
        add(text, "collector", payload.collector());
        add(text, "userAgent", payload.userAgent());
        add(text, "refererUri", payload.refererUri());
        add(text, "path", payload.path());
        add(text, "querystring", payload.querystring());
        add(text, "body", payload.body());
        add(text, "headers", payload.headers());
        add(text, "contentType", payload.contentType());
        add(text, "hostname", payload.hostname());
        add(text, "networkUserId", payload.networkUserId());
        var whole = text.toString();
        return whole.substring(0, Math.min(whole.length(), length));
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null) {
            text.add(name + ":" + value);
        }
    }
}
