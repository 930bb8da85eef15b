package io.freshet.collector.size;

import io.freshet.event.payload.CollectorPayload;
import org.jspecify.annotations.Nullable;

/** The struct as a text, the way generated Thrift classes show themselves. */
final class PayloadText {

    private final int length;
    private final StringBuilder text;

    private PayloadText(int length) {
        this.length = length;
        this.text = new StringBuilder("CollectorPayload(");
    }

    /**
     * The first characters of {@code CollectorPayload(schema:…, …)}; absent fields are left out. No
     * more than these is ever made.
     */
    static String start(CollectorPayload payload, int length) {
        var text = new PayloadText(length);
        text.add("schema", payload.schema());
        text.add("ipAddress", payload.ipAddress());
        text.add("timestamp", payload.timestamp());
        text.add("encoding", payload.encoding());
        text.add("collector", payload.collector());
        text.add("userAgent", payload.userAgent());
        text.add("refererUri", payload.refererUri());
        text.add("path", payload.path());
        text.add("querystring", payload.querystring());
        text.add("body", payload.body());
        text.add("headers", payload.headers());
        text.add("contentType", payload.contentType());
        text.add("hostname", payload.hostname());
        text.add("networkUserId", payload.networkUserId());
        return text.end();
    }

    private void add(String name, @Nullable Object value) {
        if (value == null || text.length() >= length) {
            return;
        }
        var shown = value.toString();
        text.append(isFirst() ? "" : ", ")
                .append(name)
                .append(':')
                .append(shown, 0, Math.min(shown.length(), length));
    }

    private boolean isFirst() {
        return text.length() == "CollectorPayload(".length();
    }

    private String end() {
        text.append(')');
        return text.substring(0, Math.min(text.length(), length));
    }
}
