package io.freshet.collector.http;

import io.freshet.collector.tls.ServerKeys;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The keys, versions and ciphers for the next handshake; TLS 1.2 and 1.3 by the JDK. */
final class TlsContext {

    private final boolean http2;
    private volatile SslContext current;

    /**
     * Prepares.
     *
     * @param http2 whether it is offered beside HTTP/1.1
     */
    TlsContext(ServerKeys keys, boolean http2) {
        this.http2 = http2;
        this.current = context(keys);
    }

    SSLEngine newEngine(ByteBufAllocator buffers) {
        return current.newEngine(buffers);
    }

    /** Other keys from now on; connections that are open keep theirs. */
    void use(ServerKeys keys) {
        current = context(keys);
    }

    private SslContext context(ServerKeys keys) {
        try {
            return SslContextBuilder.forServer(keys.managers())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(
                            new ApplicationProtocolConfig(
                                    Protocol.ALPN,
                                    SelectorFailureBehavior.NO_ADVERTISE,
                                    SelectedListenerFailureBehavior.ACCEPT,
                                    http2
                                            ? List.of(
                                                    ApplicationProtocolNames.HTTP_2,
                                                    ApplicationProtocolNames.HTTP_1_1)
                                            : List.of(ApplicationProtocolNames.HTTP_1_1)))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("checked keys make a context", e);
        }
    }
}
