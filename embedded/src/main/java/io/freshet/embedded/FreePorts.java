package io.freshet.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds loopback ports that nobody listens on. They are taken from below the range that systems
 * give to outgoing connections, so that a port found now is most likely still free a second later.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** One free port. */
    public static int one() {
        return several(1).get(0);
    }

    /**
     * Free ports, each different.
     *
     * @param count how many, 0 or more
     */
    public static List<Integer> several(int count) {
        var ports = new LinkedHashSet<Integer>();
        for (var tries = 0; ports.size() < count; tries++) {
            if (tries == TRIES) {
                throw new IllegalStateException("no " + count + " free ports on this machine");
            }
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }

    /** Whether a server could listen on this loopback port right now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Without it a port counts as taken while connections of its last owner time out.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
