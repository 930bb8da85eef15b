package io.freshet.event.payload;

import org.jspecify.annotations.Nullable;

/** The fields of the Thrift struct in the order they are written, which is that of their ids. */
enum PayloadField {
    IP_ADDRESS(100),
    TIMESTAMP(200, ThriftReader.I64),
    ENCODING(210),
    COLLECTOR(220),
    USER_AGENT(300),
    REFERER_URI(310),
    PATH(320),
    QUERYSTRING(330),
    BODY(340),
    HEADERS(350, ThriftReader.LIST),
    CONTENT_TYPE(360),
    HOSTNAME(400),
    NETWORK_USER_ID(410),
    SCHEMA(31337);

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

    PayloadField(int id) {
        this(id, ThriftReader.STRING);
    }

    PayloadField(int id, byte type) {
        this.id = (short) id;
        this.type = type;
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
        return switch (this) {
            case IP_ADDRESS -> payload.ipAddress();
            case ENCODING -> payload.encoding();
            case COLLECTOR -> payload.collector();
            case USER_AGENT -> payload.userAgent();
            case REFERER_URI -> payload.refererUri();
            case PATH -> payload.path();
            case QUERYSTRING -> payload.querystring();
            case BODY -> payload.body();
            case CONTENT_TYPE -> payload.contentType();
            case HOSTNAME -> payload.hostname();
            case NETWORK_USER_ID -> payload.networkUserId();
            case SCHEMA -> payload.schema();
            case TIMESTAMP, HEADERS -> null;
        };
    }
}
