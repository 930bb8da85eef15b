package io.freshet.event.payload;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of the Thrift struct in the order they are written, which is that of their ids. */
enum PayloadField {
    IP_ADDRESS(100, CollectorPayload::ipAddress),
    TIMESTAMP(200, payload -> null),
    ENCODING(210, CollectorPayload::encoding),
    COLLECTOR(220, CollectorPayload::collector),
    USER_AGENT(300, CollectorPayload::userAgent),
    REFERER_URI(310, CollectorPayload::refererUri),
    PATH(320, CollectorPayload::path),
    QUERYSTRING(330, CollectorPayload::querystring),
    BODY(340, CollectorPayload::body),
    HEADERS(350, payload -> null),
    CONTENT_TYPE(360, CollectorPayload::contentType),
    HOSTNAME(400, CollectorPayload::hostname),
    NETWORK_USER_ID(410, CollectorPayload::networkUserId),
    SCHEMA(31337, CollectorPayload::schema);

    private static final Map<Short, PayloadField> BY_ID = new HashMap<>();

    static {
        for (var field : values()) {
            BY_ID.put(field.id, field);
        }
    }

    private final short id;
    private final Function<CollectorPayload, @Nullable String> text;

    PayloadField(int id, Function<CollectorPayload, @Nullable String> text) {
        this.id = (short) id;
        this.text = text;
    }

    static @Nullable PayloadField ofId(short id) {
        return BY_ID.get(id);
    }

    short id() {
        return id;
    }

    /** The field's Thrift type. */
    byte type() {
        return switch (this) {
            case TIMESTAMP -> ThriftReader.I64;
            case HEADERS -> ThriftReader.LIST;
            default -> ThriftReader.STRING;
        };
    }

    /** The field's text; null where it is absent or no text. */
    @Nullable String text(CollectorPayload payload) {
        return text.apply(payload);
    }
}
