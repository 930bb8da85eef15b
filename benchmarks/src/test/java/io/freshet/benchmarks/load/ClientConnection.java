package io.freshet.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection with at most one request under way. Knows just enough HTTP for our servers. */
final class ClientConnection implements AutoCloseable {

    private static final byte[] LENGTH = "content-length: ".getBytes(ISO_8859_1);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer request;
    private final ByteBuffer response = ByteBuffer.allocate(16 << 10);
    private long intendedNanos;

    private ClientConnection(SocketChannel channel, Selector selector, byte[] request)
            throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
        this.request = ByteBuffer.wrap(request);
    }

    static ClientConnection open(int port, Selector selector, byte[] request) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new ClientConnection(channel, selector, request);
    }

    /**
     * Sends the request.
     *
     * @param intended when it should have been sent, by {@link System#nanoTime()}
     */
    void send(long intended) throws IOException {
        intendedNanos = intended;
        request.rewind();
        write();
    }

    /** Goes on with what the socket did not take at once. */
    void write() throws IOException {
        channel.write(request);
        key.interestOps(
                request.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
    }

    /**
     * Reads what has come.
     *
     * @return the status of the response where it is whole, else 0
     */
    int read() throws IOException {
        if (channel.read(response) < 0) {
            throw new IOException("the server closed a connection");
        }
        var bytes = response.array();
        var length = response.position();
        var bodyStart = bodyStart(bytes, length);
        if (bodyStart < 0 || length < bodyStart + contentLength(bytes, bodyStart)) {
            return 0;
        }
        response.clear();
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
    }

    long intendedNanos() {
        return intendedNanos;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int bodyStart(byte[] bytes, int length) {
        for (var i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int headEnd) {
        for (var line = 0; line < headEnd; line++) {
            if (bytes[line] == '\n' && startsWithLength(bytes, line + 1)) {
                var number = 0;
                for (var i = line + 1 + LENGTH.length; bytes[i] >= '0'; i++) {
                    number = number * 10 + bytes[i] - '0';
                }
                return number;
            }
        }
        return 0;
    }

    private static boolean startsWithLength(byte[] bytes, int from) {
        for (var i = 0; i < LENGTH.length; i++) {
            var letter = bytes[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
