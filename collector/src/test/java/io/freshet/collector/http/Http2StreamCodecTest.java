package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import org.junit.jupiter.api.Test;

class Http2StreamCodecTest {

    private static HttpRequest request(Http2Headers headers) {
        var channel = new EmbeddedChannel(new Http2StreamCodec());
        channel.writeInbound(new DefaultHttp2HeadersFrame(headers, true));
        return channel.readInbound();
    }

    private static Http2Headers get() {
        return new DefaultHttp2Headers()
                .method("GET")
                .scheme("https")
                .authority("c.test")
                .path("/i?e=pv");
    }

    @Test
    void hasTheHeadersThatTheClientSentAndItsHost() {
        var request = request(get().add("user-agent", "ua").add("x-other", "a"));

        assertThat(request.uri()).isEqualTo("/i?e=pv");
        assertThat(request.headers().entries())
                .map(header -> header.getKey() + ": " + header.getValue())
                .containsExactly("host: c.test", "user-agent: ua", "x-other: a");
    }

    @Test
    void cookiesThatWereSentApartAreOneHeader() {
        var request =
                request(
                        get().add(HttpHeaderNames.COOKIE, "a=b")
                                .add(HttpHeaderNames.COOKIE, "sp=c"));

        assertThat(request.headers().getAll("cookie")).containsExactly("a=b; sp=c");
    }

    @Test
    void aHostThatSaysTheSameIsOne() {
        var same = request(get().add("host", "c.test"));

        assertThat(same.headers().getAll("host")).containsExactly("c.test");
    }

    @Test
    void whatIsNoRequestIsToldAsSuch() {
        var withoutMethod = request(new DefaultHttp2Headers().scheme("https").path("/"));
        var withoutPath = request(new DefaultHttp2Headers().method("GET").scheme("https"));
        var otherHost = request(get().add("host", "d.test"));
        var badMethod = request(get().method("a b"));

        assertThat(withoutPath.decoderResult().isFailure()).isTrue();
        assertThat(badMethod.decoderResult().isFailure()).isTrue();
        assertThat(otherHost.decoderResult().isFailure()).isTrue();
        assertThat(withoutMethod.decoderResult().isFailure()).isTrue();
    }
}
