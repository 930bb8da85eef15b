package io.freshet.event.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the struct of today. */
final class PayloadReader {

    private final @Nullable String[] texts = new @Nullable String[PayloadField.COUNT];
    private long timestamp;
    private @Nullable List<String> headers;

    private PayloadReader() {}

    static CollectorPayload read(ThriftReader in) {
        var reader = new PayloadReader();
        while (in.nextField()) {
            reader.field(in);
        }
        return reader.payload();
    }

    private void field(ThriftReader in) {
        var field = PayloadField.ofId(in.fieldId());
        if (field == null || field.type() != in.fieldType()) {
            in.skip();
        } else if (field == PayloadField.TIMESTAMP) {
            timestamp = in.readLong();
        } else if (field == PayloadField.HEADERS) {
            headers = in.readTexts();
        } else {
            texts[field.ordinal()] = in.readText();
        }
    }

    private CollectorPayload payload() {
        return new CollectorPayload(
                text(PayloadField.SCHEMA),
                text(PayloadField.IP_ADDRESS),
                timestamp,
                text(PayloadField.ENCODING),
                text(PayloadField.COLLECTOR),
                text(PayloadField.USER_AGENT),
                text(PayloadField.REFERER_URI),
                text(PayloadField.PATH),
                text(PayloadField.QUERYSTRING),
                text(PayloadField.BODY),
                headers,
                text(PayloadField.CONTENT_TYPE),
                text(PayloadField.HOSTNAME),
                text(PayloadField.NETWORK_USER_ID));
    }

    private @Nullable String text(PayloadField field) {
        return texts[field.ordinal()];
    }
}
