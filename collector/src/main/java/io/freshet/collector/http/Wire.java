package io.freshet.collector.http;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import io.freshet.collector.request.Rejection;
import io.freshet.collector.request.RequestHead;
import io.freshet.collector.response.CollectorResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Between Netty's messages and our own. */
final class Wire {

    private static final String SERVER = "freshet";

    private Wire() {}

    /** The head, every text as the client sent it. */
    static RequestHead head(HttpRequest request) {
        var headers = new ArrayList<Header>(request.headers().size());
        var lines = request.headers().iteratorCharSequence();
        while (lines.hasNext()) {
            var line = lines.next();
            headers.add(new Header(line.getKey().toString(), text(line.getValue().toString())));
        }
        return new RequestHead(
                request.method().name(),
                request.uri(),
                request.protocolVersion().text(),
                new Headers(headers));
    }

    /** Why the bytes were no request. */
    static Rejection rejection(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Rejection(414, "The request target is too long.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new Rejection(431, "The headers are too long.");
        }
        var message = String.valueOf(cause.getMessage());
        return message.contains("version")
                ? new Rejection(505, "Only HTTP/1.0 and HTTP/1.1 are served.")
                : new Rejection(400, "This is no HTTP request.");
    }

    /**
     * A response ready to be written.
     *
     * @param withoutBody for HEAD: the body's length is told, the body is not sent
     * @param hsts value of Strict-Transport-Security; null for none
     */
    static FullHttpResponse response(
            CollectorResponse response,
            boolean withoutBody,
            Connection connection,
            String date,
            @Nullable String hsts) {
        var body = withoutBody ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body());
        var message =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), body);
        var headers = message.headers();
        for (var header : response.headers()) {
            headers.add(header.name(), header.value());
        }
        headers.set(HttpHeaderNames.SERVER, SERVER);
        headers.set(HttpHeaderNames.DATE, date);
        if (hsts != null) {
            headers.set("Strict-Transport-Security", hsts);
        }
        if (connection != Connection.DEFAULT) {
            headers.set(HttpHeaderNames.CONNECTION, connection.value);
        }
        if (response.contentType() != null) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, response.contentType());
        }
        if (response.status() != HttpResponseStatus.NO_CONTENT.code()) {
            headers.setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
        }
        return message;
    }

    /** Header bytes come as Latin-1; most senders mean UTF-8. */
    private static String text(String latin1) {
        if (isAscii(latin1)) {
            return latin1;
        }
        var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noUtf8) {
            return latin1;
        }
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** What the response says about the connection. */
    enum Connection {
        /** Nothing: it stays open. */
        DEFAULT(""),
        /** It stays open although the client speaks HTTP/1.0. */
        KEEP_ALIVE("keep-alive"),
        /** It ends with this response. */
        CLOSE("close");

        private final String value;

        Connection(String value) {
            this.value = value;
        }
    }
}
