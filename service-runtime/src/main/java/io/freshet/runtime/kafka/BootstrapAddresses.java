package io.freshet.runtime.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says what becomes of a connection to each address that brokers are looked for at: Kafka's clients
 * keep that to themselves and tell only that they gave up.
 */
final class BootstrapAddresses {

    private static final int PATIENCE_MILLIS = 1000;

    /** Each takes its time when it does not answer, and one that does not mostly says it all. */
    private static final int MOST = 3;

    private BootstrapAddresses() {}

    /**
     * One sentence for each of the first addresses, such as {@code kafka:9092 is not known here}.
     */
    static String look(String bootstrapServers) {
        return Arrays.stream(bootstrapServers.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .limit(MOST)
                .map(BootstrapAddresses::lookAt)
                .collect(Collectors.joining("; "));
    }

    private static String lookAt(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            return address + " has no port";
        }
        var host = address.substring(address.lastIndexOf('/') + 1, colon);
        var port = Integer.parseInt(address.substring(colon + 1));
        try (var socket = new Socket()) {
            var resolved = InetAddress.getByName(host);
            try {
                socket.connect(new InetSocketAddress(resolved, port), PATIENCE_MILLIS);
                return address + " takes connections" + at(host, resolved);
            } catch (IOException | IllegalArgumentException e) {
                return address + at(host, resolved) + ": " + e.getMessage();
            }
        } catch (UnknownHostException e) {
            return address + ": the name is not known here";
        } catch (IOException e) {
            return address + ": " + e.getMessage();
        }
    }

    private static String at(String host, InetAddress resolved) {
        var ip = resolved.getHostAddress();
        return host.equals(ip) ? "" : " (" + ip + ")";
    }
}
