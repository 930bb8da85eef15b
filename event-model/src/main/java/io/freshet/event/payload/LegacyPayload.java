package io.freshet.event.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the struct of before 2014, {@code SnowplowRawEvent}: 1 timestamp, 20 collector, 30
 * encoding, 40 ipAddress, 41 payload {1 protocol, 2 format, 3 data}, 45 hostname, 50 userAgent, 60
 * refererUri, 70 headers, 80 networkUserId. Its data is the query string of a pixel request.
 */
final class LegacyPayload {

    /** Where such requests went; read as the tracker protocol's first version. */
    static final String PATH = "/i";

    private static final short PAYLOAD_ID = 41;
    private static final short DATA_ID = 3;

    private long timestamp;
    private @Nullable String collector;
    private @Nullable String encoding;
    private @Nullable String ipAddress;
    private boolean hasPayload;
    private @Nullable String data;
    private @Nullable String hostname;
    private @Nullable String userAgent;
    private @Nullable String refererUri;
    private @Nullable List<String> headers;
    private @Nullable String networkUserId;

    private LegacyPayload() {}

    static CollectorPayloadCodec.Decoded read(ThriftReader in) {
        var legacy = new LegacyPayload();
        while (in.nextField()) {
            legacy.field(in);
        }
        return legacy.hasPayload
                ? new CollectorPayloadCodec.Decoded.Payload(legacy.payload())
                : new CollectorPayloadCodec.Decoded.Corrupt(
                        "neither a schema (field 31337) nor the payload of a SnowplowRawEvent"
                                + " (field 41)");
    }

    private void field(ThriftReader in) {
        switch (in.fieldType()) {
            case ThriftReader.STRING -> text(in);
            case ThriftReader.I64 -> number(in);
            case ThriftReader.LIST -> texts(in);
            case ThriftReader.STRUCT -> struct(in);
            default -> in.skip();
        }
    }

    private void text(ThriftReader in) {
        switch (in.fieldId()) {
            case 20 -> collector = in.readText();
            case 30 -> encoding = in.readText();
            case 40 -> ipAddress = in.readText();
            case 45 -> hostname = in.readText();
            case 50 -> userAgent = in.readText();
            case 60 -> refererUri = in.readText();
            case 80 -> networkUserId = in.readText();
            default -> in.skip();
        }
    }

    private void number(ThriftReader in) {
        if (in.fieldId() == 1) {
            timestamp = in.readLong();
        } else {
            in.skip();
        }
    }

    private void texts(ThriftReader in) {
        if (in.fieldId() == 70) {
            headers = in.readTexts();
        } else {
            in.skip();
        }
    }

    private void struct(ThriftReader in) {
        if (in.fieldId() != PAYLOAD_ID) {
            in.skip();
            return;
        }
        hasPayload = true;
        while (in.nextField()) {
            if (in.isField(DATA_ID, ThriftReader.STRING)) {
                data = in.readText();
            } else {
                in.skip();
            }
        }
    }

    private CollectorPayload payload() {
        return new CollectorPayload(
                null,
                ipAddress,
                timestamp,
                encoding,
                collector,
                userAgent,
                refererUri,
                PATH,
                data,
                null,
                headers,
                null,
                hostname,
                networkUserId);
    }
}
