package io.freshet.collector.http;

import io.freshet.collector.request.Headers;
import io.freshet.collector.request.RequestHead;
import io.freshet.collector.request.TrackerRequest;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** A request that is arriving. */
final class Incoming {

    private static final byte[] NOTHING = {};

    final Wire.Connection connection;
    private final String method;
    private final String version;
    private final Headers headers;
    private final RequestHead.Accepted accepted;
    private byte[] firstChunk = NOTHING;
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream(0);
    private int size;
    private int arrivedBytes;

    Incoming(RequestHead head, RequestHead.Accepted accepted, Wire.Connection connection) {
        this.method = head.method();
        this.version = head.version();
        this.headers = head.headers();
        this.accepted = accepted;
        this.connection = connection;
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** As in the request line. */
    String version() {
        return version;
    }

    /** The body's size on the wire, without its framing. */
    int arrivedBytes() {
        return arrivedBytes;
    }

    Headers headers() {
        return headers;
    }

    /** Adds a part of the body. Most bodies have one, which is then not copied again. */
    void add(ByteBuf chunk) {
        var bytes = new byte[chunk.readableBytes()];
        chunk.readBytes(bytes);
        if (size == 0) {
            firstChunk = bytes;
        } else {
            if (chunks.size() == 0) {
                chunks.writeBytes(firstChunk);
            }
            chunks.writeBytes(bytes);
        }
        size += bytes.length;
        arrivedBytes = size;
    }

    int size() {
        return size;
    }

    /** What has arrived so far. */
    byte[] body() {
        return chunks.size() == 0 ? firstChunk : chunks.toByteArray();
    }

    /** Takes other bytes for those that have arrived. */
    void replaceBody(byte[] other) {
        chunks.reset();
        firstChunk = other;
        size = other.length;
    }

    TrackerRequest complete(String peer, long receivedMillis, boolean secure) {
        return new TrackerRequest(
                method,
                accepted.target(),
                accepted.host(),
                headers,
                body(),
                peer,
                receivedMillis,
                secure);
    }
}
