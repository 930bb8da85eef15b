package io.freshet.benchmarks;

import io.freshet.event.payload.CollectorPayload;
import java.util.ArrayList;
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

/** The payload through Thrift's own library, as generated code does it. */
final class ThriftLibrary {

    private ThriftLibrary() {}

    static CollectorPayload decode(byte[] bytes) throws TException {
        var in = new TBinaryProtocol(new TMemoryInputTransport(bytes));
        var texts = new @Nullable String[13];
        long timestamp = 0;
        List<String> headers = null;
        for (var f = in.readFieldBegin(); f.type != TType.STOP; f = in.readFieldBegin()) {
            int at = index(f.id);
            if (f.id == 200) {
                timestamp = in.readI64();
            } else if (f.id == 350) {
                headers = texts(in);
            } else if (at >= 0) {
                texts[at] = in.readString();
            } else {
                TProtocolUtil.skip(in, f.type);
            }
        }
        return new CollectorPayload(
                texts[0], texts[1], timestamp, texts[2], texts[3], texts[4], texts[5], texts[6],
                texts[7], texts[8], headers, texts[9], texts[10], texts[11]);
    }

    static byte[] encode(CollectorPayload payload) throws TException {
        var buffer = new TMemoryBuffer(512);
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
        var headers = payload.headers();
        if (headers != null) {
            out.writeFieldBegin(new TField("", TType.LIST, (short) 350));
            out.writeListBegin(new TList(TType.STRING, headers.size()));
            for (var header : headers) {
                out.writeString(header);
            }
        }
        text(out, 360, payload.contentType());
        text(out, 400, payload.hostname());
        text(out, 410, payload.networkUserId());
        text(out, 31337, payload.schema());
        out.writeFieldStop();
        var bytes = new byte[buffer.length()];
        System.arraycopy(buffer.getArray(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    private static void text(TBinaryProtocol out, int id, @Nullable String value)
            throws TException {
        if (value != null) {
            out.writeFieldBegin(new TField("", TType.STRING, (short) id));
            out.writeString(value);
        }
    }

    private static List<String> texts(TBinaryProtocol in) throws TException {
        int size = in.readListBegin().size;
        var texts = new ArrayList<String>(size);
        for (int i = 0; i < size; i++) {
            texts.add(in.readString());
        }
        return texts;
    }

    private static int index(short id) {
        return switch (id) {
            case 31337 -> 0;
            case 100 -> 1;
            case 210 -> 2;
            case 220 -> 3;
            case 300 -> 4;
            case 310 -> 5;
            case 320 -> 6;
            case 330 -> 7;
            case 340 -> 8;
            case 360 -> 9;
            case 400 -> 10;
            case 410 -> 11;
            default -> -1;
        };
    }
}
