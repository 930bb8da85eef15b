package io.freshet.event.payload;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of the Thrift struct in the order they are written, which is that of their ids. */
enum PayloadField {
    IP_ADDRESS(100, CollectorPayload::ipAddress),
    TIMESTAMP(200, ThriftReader.I64),
    ENCODING(210, CollectorPayload::encoding),
    COLLECTOR(220, CollectorPayload::collector),
    USER_AGENT(300, CollectorPayload::userAgent),
    REFERER_URI(310, CollectorPayload::refererUri),
    PATH(320, CollectorPayload::path),
    QUERYSTRING(330, CollectorPayload::querystring),
    BODY(340, CollectorPayload::body),
    HEADERS(350, ThriftReader.LIST),
    CONTENT_TYPE(360, CollectorPayload::contentType),
    HOSTNAME(400, CollectorPayload::hostname),
    NETWORK_USER_ID(410, CollectorPayload::networkUserId),
    SCHEMA(31337, CollectorPayload::schema);

    /** How many there are. */
    static final int COUNT = values().length;

    // An array and not a map: every field of every payload comes by here.
    private static final @Nullable PayloadField[] BY_ID =
            new @Nullable PayloadField[NETWORK_USER_ID.id + 1];

    static {
        for (var field : values()) {
            if (field != SCHEMA) {
                BY_ID[field.id] = field;
            }
        }
    }

    private final short id;
    private final byte type;
    private final Function<CollectorPayload, @Nullable String> text;

    PayloadField(int id, Function<CollectorPayload, @Nullable String> text) {
        this.id = (short) id;
        this.type = ThriftReader.STRING;
        this.text = text;
    }

    PayloadField(int id, byte type) {
        this.id = (short) id;
        this.type = type;
        this.text = payload -> null;
    }

    static @Nullable PayloadField ofId(short id) {
        if (id == SCHEMA.id) {
            return SCHEMA;
        }
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }

    short id() {
        return id;
    }

    /** The field's Thrift type. */
    byte type() {
        return type;
    }

    /** The field's text; null where it is absent or no text. */
    @Nullable String text(CollectorPayload payload) {
        return text.apply(payload);
    }
}
