package io.freshet.collector.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import java.util.HashSet;
import java.util.List;

/**
 * Makes of a stream's frames what HTTP/1.1 would have brought: the authority is the Host header,
 * and there are no headers but the client's.
 */
final class Http2StreamCodec extends Http2StreamFrameToHttpObjectCodec {

    private boolean begun;

    Http2StreamCodec() {
        super(true);
    }

    @Override
    protected void decode(ChannelHandlerContext context, Http2StreamFrame frame, List<Object> out)
            throws Exception {
        if (!begun && frame instanceof Http2HeadersFrame head && head.headers().method() == null) {
            out.add(refused(new IllegalArgumentException("a request without a method")));
            return;
        }
        begun = true;
        try {
            super.decode(context, frame, out);
        } catch (Http2Exception | RuntimeException malformed) {
            out.add(refused(malformed));
            return;
        }
        if (!out.isEmpty() && out.get(0) instanceof HttpRequest request) {
            tidy(request.headers());
        }
    }

    private static void tidy(HttpHeaders headers) {
        headers.remove(ExtensionHeaderNames.STREAM_ID.text());
        headers.remove(ExtensionHeaderNames.SCHEME.text());
        // A client may name its host twice, in :authority and here, if they agree (RFC 9113,
        // 8.3.1).
        var hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 && new HashSet<>(hosts).size() == 1) {
            headers.set(HttpHeaderNames.HOST, hosts.get(0));
        }
    }

    /** Stands for a request that is none, and is answered as such. */
    private static HttpRequest refused(Exception malformed) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.setDecoderResult(DecoderResult.failure(malformed));
        return request;
    }
}
