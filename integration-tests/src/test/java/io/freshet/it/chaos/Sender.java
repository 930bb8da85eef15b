package io.freshet.it.chaos;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Many trackers in one thread. New requests begin by the clock, whether or not earlier ones are
 * answered; what is not answered with 200 is sent again, the same bytes, after a pause that grows.
 */
public final class Sender implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(2);
    private static final Duration LOOK_FOR_SLOW = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 2_000;
    private static final long ANSWER_MILLIS = 30_000;
    private static final long CAUGHT_UP_MILLIS = 250;
    private static final long LATE_MILLIS = 1_000;

    private final IntSupplier ports;
    private final Load load;
    private final double perMilli;
    private final int mostConnections;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Bootstrap bootstrap;
    private final long beginMillis = System.currentTimeMillis();
    private final Pace sent = new Pace(beginMillis);
    private final Pace answers = new Pace(beginMillis);
    private final Pace failures = new Pace(beginMillis);
    private final Backoff backoff = new Backoff();
    private final List<TrackedRequest> requests = new ArrayList<>();
    private final ArrayDeque<TrackedRequest> due = new ArrayDeque<>();
    private final PriorityQueue<Retry> retries =
            new PriorityQueue<>(Comparator.comparingLong(Retry::atMillis));
    private final ArrayDeque<SenderConnection> idle = new ArrayDeque<>();
    private final Set<SenderConnection> busy = new LinkedHashSet<>();
    private int connecting;
    private volatile long endMillis = Long.MAX_VALUE;
    private volatile int open;
    private volatile int late;
    private volatile @Nullable RuntimeException bug;

    private record Retry(TrackedRequest request, long atMillis) {}

    private Sender(IntSupplier ports, Load load, int perSecond, int mostConnections) {
        this.ports = ports;
        this.load = load;
        this.perMilli = perSecond / 1000.0;
        this.mostConnections = mostConnections;
        this.bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .handler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpClientCodec())
                                                .addLast(new SenderConnection(Sender.this));
                                    }
                                });
    }

    /**
     * Starts to send.
     *
     * @param ports asked for the port of a collector on loopback, for each new connection
     * @param perSecond new requests
     * @param mostConnections at a time; a request waits for a free one beyond it
     */
    public static Sender start(IntSupplier ports, Load load, int perSecond, int mostConnections) {
        var sender = new Sender(ports, load, perSecond, mostConnections);
        sender.every(TICK, sender::tick);
        sender.every(LOOK_FOR_SLOW, sender::giveUpTheSlow);
        return sender;
    }

    /** No new requests from now on; the others are tried until they are answered. */
    public void finish() {
        endMillis = System.currentTimeMillis();
    }

    /** Requests that were begun and have no 200 yet. */
    public int open() {
        var found = bug;
        if (found != null) {
            throw new IllegalStateException("the sender has stopped", found);
        }
        return open;
    }

    /** Whether requests are answered, and fewer are open than begin in a quarter of a second. */
    public boolean isCaughtUp() {
        var now = System.currentTimeMillis();
        return open() < perMilli * CAUGHT_UP_MILLIS && answers.between(now - 1_000, now) > 0;
    }

    /** Requests whose first try began more than a second late, for want of a free connection. */
    public int late() {
        return late;
    }

    /** Tries by the time of their beginning. */
    public Pace sent() {
        return sent;
    }

    /** Answers with 200 by their time. */
    public Pace answers() {
        return answers;
    }

    /** Tries without a 200 by the time of their end. */
    public Pace failures() {
        return failures;
    }

    /** When the first request began. */
    public long beginMillis() {
        return beginMillis;
    }

    /** Ends the work where it is. */
    @Override
    public void close() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** All requests with their tries, by their number. Only once closed. */
    public List<TrackedRequest> requests() {
        if (!loop.isTerminated()) {
            throw new IllegalStateException("the sender's thread still writes them");
        }
        return requests;
    }

    Load load() {
        return load;
    }

    void isConnected(SenderConnection connection) {
        connecting--;
        next(connection);
    }

    /** A connection can be used again. */
    void isFree(SenderConnection connection) {
        busy.remove(connection);
        next(connection);
    }

    void isGone(SenderConnection connection) {
        busy.remove(connection);
        idle.remove(connection);
    }

    void ended(TrackedRequest request, Try one) {
        request.tried(one);
        if (one.outcome() == Try.Outcome.ANSWERED) {
            answers.count(one.endMillis());
            open--;
            return;
        }
        failures.count(one.endMillis());
        var pause = backoff.millisAfter(request.tries().size());
        retries.add(new Retry(request, one.endMillis() + pause));
    }

    private void every(Duration period, Runnable work) {
        Runnable watched =
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) { // the loop would only fall silent
                        bug = e;
                        throw e;
                    }
                };
        loop.next().scheduleAtFixedRate(watched, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        var now = System.currentTimeMillis();
        var target = (int) ((Math.min(now, endMillis) - beginMillis) * perMilli);
        while (requests.size() < target) {
            var request = new TrackedRequest(requests.size());
            requests.add(request);
            due.add(request);
            open++;
        }
        while (!retries.isEmpty() && retries.element().atMillis() <= now) {
            due.add(retries.remove().request());
        }
        while (!due.isEmpty() && !idle.isEmpty()) {
            next(idle.removeLast());
        }
        while (connecting < due.size() && connecting + busy.size() < mostConnections) {
            connect();
        }
    }

    private void giveUpTheSlow() {
        var longAgo = System.currentTimeMillis() - ANSWER_MILLIS;
        List.copyOf(busy).stream()
                .filter(connection -> connection.waitsSince() < longAgo)
                .forEach(SenderConnection::giveUp);
    }

    private void next(SenderConnection connection) {
        var request = due.poll();
        if (request == null) {
            idle.addLast(connection);
            return;
        }
        var now = System.currentTimeMillis();
        if (request.tries().isEmpty()
                && now > beginMillis + request.number() / perMilli + LATE_MILLIS) {
            late++;
        }
        sent.count(now);
        busy.add(connection);
        connection.send(request, now);
    }

    private void connect() {
        connecting++;
        var began = System.currentTimeMillis();
        bootstrap
                .connect("127.0.0.1", ports.getAsInt())
                .addListener(
                        connected -> {
                            if (!connected.isSuccess()) {
                                connecting--;
                                notConnected(began);
                            }
                        });
    }

    /** One of those that wait had this connection coming. */
    private void notConnected(long beganMillis) {
        var request = due.poll();
        if (request != null) {
            var now = System.currentTimeMillis();
            ended(request, new Try(Try.Outcome.NOT_CONNECTED, beganMillis, now));
        }
    }
}
