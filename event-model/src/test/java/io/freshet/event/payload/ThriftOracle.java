package io.freshet.event.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.jspecify.annotations.Nullable;

/** The payload struct through Thrift's own library, field by field as generated code would. */
final class ThriftOracle {

    private ThriftOracle() {}

    static byte[] write(CollectorPayload payload) throws TException {
        var buffer = new TMemoryBuffer(256);
        var out = new TBinaryProtocol(buffer);
        text(out, 100, payload.ipAddress());
        out.writeFieldBegin(new TField("", TType.I64, (short) 200));
        out.writeI64(payload.timestamp());
        text(out, 210, payload.encoding());
        text(out, 220, payload.collector());
        text(out, 300, payload.userAgent());
        text(out, 310, payload.refererUri());
        text(out, 320, payload.path());
        text(out, 330, payload.querystring());
        text(out, 340, payload.body());
        if (payload.headers() != null) {
            out.writeFieldBegin(new TField("", TType.LIST, (short) 350));
            out.writeListBegin(new TList(TType.STRING, payload.headers().size()));
            for (var header : payload.headers()) {
                out.writeString(header);
            }
        }
        text(out, 360, payload.contentType());
        text(out, 400, payload.hostname());
        text(out, 410, payload.networkUserId());
        text(out, 31337, payload.schema());
        out.writeFieldStop();
        return buffer.getArray().length == buffer.length()
                ? buffer.getArray()
                : Arrays.copyOf(buffer.getArray(), buffer.length());
    }

    private static void text(TBinaryProtocol out, int id, @Nullable String value)
            throws TException {
        if (value != null) {
            out.writeFieldBegin(new TField("", TType.STRING, (short) id));
            out.writeString(value);
        }
    }

    /** Reads the struct; what is no struct throws. */
    static CollectorPayload read(byte[] bytes) throws TException {
        var in = new TBinaryProtocol(new TMemoryInputTransport(bytes));
        var texts = new String[PayloadField.values().length];
        long timestamp = 0;
        List<String> headers = null;
        for (var f = in.readFieldBegin(); f.type != TType.STOP; f = in.readFieldBegin()) {
            var known = PayloadField.ofId(f.id);
            if (known == null || known.type() != f.type) {
                TProtocolUtil.skip(in, f.type);
            } else if (known == PayloadField.TIMESTAMP) {
                timestamp = in.readI64();
            } else if (known == PayloadField.HEADERS) {
                headers = texts(in);
            } else {
                texts[known.ordinal()] = in.readString();
            }
        }
        return payload(texts, timestamp, headers);
    }

    /** Generated readers take any list for one of texts; we skip others, so this does, too. */
    private static @Nullable List<String> texts(TBinaryProtocol in) throws TException {
        var list = in.readListBegin();
        var texts = new ArrayList<String>();
        for (int i = 0; i < list.size; i++) {
            if (list.elemType == TType.STRING) {
                texts.add(in.readString());
            } else {
                TProtocolUtil.skip(in, list.elemType);
            }
        }
        return list.elemType == TType.STRING ? texts : null;
    }

    private static CollectorPayload payload(
            @Nullable String[] t, long timestamp, @Nullable List<String> headers) {
        return new CollectorPayload(
                t[PayloadField.SCHEMA.ordinal()],
                t[PayloadField.IP_ADDRESS.ordinal()],
                timestamp,
                t[PayloadField.ENCODING.ordinal()],
                t[PayloadField.COLLECTOR.ordinal()],
                t[PayloadField.USER_AGENT.ordinal()],
                t[PayloadField.REFERER_URI.ordinal()],
                t[PayloadField.PATH.ordinal()],
                t[PayloadField.QUERYSTRING.ordinal()],
                t[PayloadField.BODY.ordinal()],
                headers,
                t[PayloadField.CONTENT_TYPE.ordinal()],
                t[PayloadField.HOSTNAME.ordinal()],
                t[PayloadField.NETWORK_USER_ID.ordinal()]);
    }
}
