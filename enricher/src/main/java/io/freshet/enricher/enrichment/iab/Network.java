package io.freshet.enricher.enrichment.iab;

import io.freshet.enricher.uri.IpText;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A network of addresses that begin with the same bits (RFC 4632); an address is one of its own.
 */
final class Network {

    private static final int V4_BYTES = 4;

    private final byte[] address;
    private final int prefix;

    private Network(InetAddress address, int prefix) {
        this.address = address.getAddress();
        this.prefix = prefix;
    }

    /** Reads {@code 198.51.100.0/24}, where bits behind the prefix do not matter, or an address. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        var address = IpText.parse(slash < 0 ? text : text.substring(0, slash)).orElse(null);
        if (address == null) {
            return Optional.empty();
        }
        int bits = address.getAddress().length * Byte.SIZE;
        try {
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1).trim());
            return prefix < 0 || prefix > bits
                    ? Optional.empty()
                    : Optional.of(new Network(address, prefix));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it is one of IPv4. */
    boolean isV4() {
        return address.length == V4_BYTES;
    }

    /** How many bits its addresses share. */
    int prefix() {
        return prefix;
    }

    /** The lowest address. */
    byte[] first() {
        return filled(0);
    }

    /** The highest address. */
    byte[] last() {
        return filled(0xFF);
    }

    private byte[] filled(int rest) {
        var filled = new byte[address.length];
        for (int i = 0; i < filled.length; i++) {
            int shared = Math.min(Byte.SIZE, Math.max(0, prefix - i * Byte.SIZE));
            int mask = (0xFF << (Byte.SIZE - shared)) & 0xFF;
            filled[i] = (byte) ((address[i] & mask) | (rest & ~mask));
        }
        return filled;
    }
}
