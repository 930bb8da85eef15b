package io.freshet.collector.http;

import io.freshet.collector.accesslog.AccessLog;
import io.freshet.collector.encoding.BodyDecoder;
import io.freshet.collector.endpoint.HttpsOnly;
import io.freshet.collector.endpoint.Responder;
import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.settings.ServerSettings;
import io.freshet.collector.sink.EventSinks;
import io.freshet.collector.tls.KeyWatch;
import io.freshet.collector.tls.LiveKeys;
import io.freshet.runtime.problem.StartFailure;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Listens for plain HTTP, and for https where there are keys for it. */
public final class CollectorServer {

    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ServerSettings settings;
    private final ServerParts parts;
    private final Responder endpoints;
    private final ConnectionLimit limit;
    private @Nullable Listener plain;
    private @Nullable Listener secure;
    private @Nullable KeyWatch watch;

    private CollectorServer(
            ServerSettings settings,
            ServerParts parts,
            Responder endpoints,
            ConnectionLimit limit) {
        this.settings = settings;
        this.parts = parts;
        this.endpoints = endpoints;
        this.limit = limit;
        loops =
                new MultiThreadIoEventLoopGroup(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        new DefaultThreadFactory("collector-http"),
                        NioIoHandler.newFactory());
    }

    /**
     * Binds and serves at once.
     *
     * @param keys for https; null where it is not enabled
     * @throws StartFailure when a port cannot be bound
     */
    public static CollectorServer start(
            ServerSettings settings,
            @Nullable LiveKeys keys,
            Responder endpoints,
            EventSinks sinks,
            CollectorMetrics metrics,
            AccessLog accessLog) {
        var clock = Clock.systemUTC();
        var limit = new ConnectionLimit(settings.network(), metrics);
        var budget = new BufferBudget(settings.network().maxBufferedBytes());
        var parts =
                new ServerParts(
                        settings.network(),
                        settings.hsts().header(),
                        sinks,
                        metrics,
                        accessLog,
                        clock,
                        new HttpDate(clock),
                        budget,
                        new Decompression(
                                new BodyDecoder(settings.network().maxBodyBytes()), budget),
                        new ConnectionSweeps(settings.network(), limit::isFull),
                        new AtomicBoolean());
        var server = new CollectorServer(settings, parts, endpoints, limit);
        try {
            server.listen(keys);
        } catch (StartFailure e) {
            server.close(Duration.ZERO);
            throw e;
        }
        metrics.gauge("connections_active", server.limit, ConnectionLimit::open);
        metrics.gauge("buffered_bytes", parts.budget(), BufferBudget::used);
        return server;
    }

    private void listen(@Nullable LiveKeys keys) {
        var plainResponder = endpoints;
        if (keys != null) {
            var port = listenForHttps(keys);
            plainResponder = settings.ssl().redirect() ? new HttpsOnly(port) : endpoints;
        }
        plain =
                Listener.bind(
                        loops,
                        limit,
                        new PlainConnections(parts, new Door(plainResponder, false), connections),
                        settings.host(),
                        settings.port(),
                        "port or --port");
    }

    private int listenForHttps(LiveKeys keys) {
        var http2 = settings.http2();
        var tls = new TlsContext(keys.current(), http2.enable());
        var bound =
                Listener.bind(
                        loops,
                        limit,
                        new TlsConnections(
                                parts, new Door(endpoints, true), connections, tls, http2),
                        settings.host(),
                        settings.ssl().port(),
                        "ssl.port");
        secure = bound;
        parts.metrics().gauge("certificate_expiry_seconds", keys, LiveKeys::secondsLeft);
        watch =
                KeyWatch.start(
                        keys,
                        settings.ssl().reloadPeriod(),
                        found -> {
                            if (found == LiveKeys.Found.RENEWED) {
                                tls.use(keys.current());
                            }
                            parts.metrics().tls().looked(found);
                        });
        return bound.port();
    }

    /** The port that is bound for plain HTTP. */
    public int port() {
        return port(plain);
    }

    /** Where the plain port is reached from this machine. */
    public InetSocketAddress addressFromHere() {
        var host = new InetSocketAddress(settings.host(), 0).getAddress();
        return new InetSocketAddress(
                host == null || host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host,
                port());
    }

    /** The port that is bound for https. */
    public int securePort() {
        return port(secure);
    }

    private static int port(@Nullable Listener listener) {
        if (listener == null) {
            throw new IllegalStateException("this port is not bound");
        }
        return listener.port();
    }

    /**
     * Takes no more connections, ends those that are idle, and lets requests that have begun end.
     *
     * @param patience how long these may take
     */
    public void close(Duration patience) {
        if (watch != null) {
            watch.close();
        }
        if (plain != null) {
            plain.close();
        }
        if (secure != null) {
            secure.close();
        }
        parts.draining().set(true);
        connections.forEach(connection -> connection.eventLoop().execute(() -> drain(connection)));
        connections.newCloseFuture().awaitUninterruptibly(patience.toMillis());
        connections.forEach(connection -> connection.eventLoop().execute(() -> cut(connection)));
        connections.newCloseFuture().awaitUninterruptibly(1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the group waits
    private static void drain(Channel connection) {
        var context = connection.pipeline().context(Drainable.class);
        if (context == null) {
            connection.close(); // within its handshake
        } else {
            ((Drainable) context.handler()).drain(context);
        }
    }

    /** Ends a connection without any of its handlers having a say. */
    @SuppressWarnings("FutureReturnValueIgnored") // the group waits
    private static void cut(Channel connection) {
        var first = connection.pipeline().firstContext();
        if (first == null) {
            connection.close();
        } else {
            first.close();
        }
    }
}
