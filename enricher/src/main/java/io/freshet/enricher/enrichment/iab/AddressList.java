package io.freshet.enricher.enrichment.iab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Addresses and networks of known spiders and robots, IPv4 and IPv6. Immutable. */
public final class AddressList {

    private static final int V4_BYTES = 4;

    private final byte[][] v4;
    private final byte[][] v6;

    private AddressList(List<Network> networks) {
        this.v4 = bounds(networks.stream().filter(Network::isV4).toList());
        this.v6 = bounds(networks.stream().filter(network -> !network.isV4()).toList());
    }

    /**
     * Reads {@code ip_exclude_current_cidr.txt}: an address or a network ({@code 198.51.100.0/24})
     * a line. Lines without a slash that are no address are skipped, as in the reference.
     *
     * @throws IOException when a line with a slash is no network
     */
    public static AddressList read(Path file) throws IOException {
        var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        var networks = new ArrayList<Network>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).trim();
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            var network = Network.parse(line);
            if (network.isPresent()) {
                networks.add(network.get());
            } else if (line.indexOf('/') >= 0) {
                throw new IOException(
                        "line " + (i + 1) + " is no network such as 198.51.100.0/24: " + line);
            }
        }
        return new AddressList(networks);
    }

    /** Whether the address is named, or lies in a network that is. */
    boolean has(InetAddress address) {
        var bytes = address.getAddress();
        var bounds = bytes.length == V4_BYTES ? v4 : v6;
        int at = Arrays.binarySearch(bounds, bytes, Arrays::compareUnsigned);
        // Between two bounds: within a network if the one before is a first one.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /**
     * First and last address of each network in turn, ascending. Two networks are apart or one is
     * in the other, so that leaving out the inner ones leaves none that overlap.
     */
    private static byte[][] bounds(List<Network> networks) {
        var bounds = new ArrayList<byte[]>();
        networks.stream()
                .sorted(
                        Comparator.comparing(Network::first, Arrays::compareUnsigned)
                                .thenComparing(Network::prefix))
                .forEach(
                        network -> {
                            int size = bounds.size();
                            if (size == 0
                                    || Arrays.compareUnsigned(network.first(), bounds.get(size - 1))
                                            > 0) {
                                bounds.add(network.first());
                                bounds.add(network.last());
                            }
                        });
        return bounds.toArray(byte[][]::new);
    }
}
