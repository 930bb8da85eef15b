package io.freshet.enricher.uri;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of the internet read from text, without asking any name service. */
public final class IpText {

    private static final int V4_OCTETS = 4;
    private static final int MAX_OCTET = 255;
    private static final int MAX_PORT = 0xFFFF;

    private IpText() {}

    /**
     * Reads an address; white space around, brackets, a zone ({@code %eth0}) and a port are left
     * out.
     *
     * @return IPv4 also where it is mapped into IPv6; empty for host names and all else
     */
    public static Optional<InetAddress> parse(String text) {
        var trimmed = text.trim();
        if (trimmed.startsWith("[")) {
            int end = trimmed.indexOf(']');
            return end >= 0 && isPortOrNothing(trimmed, end + 1)
                    ? address(bytes(trimmed.substring(1, end)))
                    : Optional.empty();
        }
        int colon = trimmed.indexOf(':');
        boolean isV4WithPort = colon > 0 && trimmed.lastIndexOf('.', colon) > 0;
        return isV4WithPort && isPortOrNothing(trimmed, colon)
                ? address(v4(trimmed.substring(0, colon)))
                : address(bytes(trimmed));
    }

    private static byte @Nullable [] bytes(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    private static byte @Nullable [] v4(String text) {
        var octets = new byte[V4_OCTETS];
        int at = 0;
        for (int i = 0; i < V4_OCTETS; i++) {
            int end = i < V4_OCTETS - 1 ? text.indexOf('.', at) : text.length();
            int octet = end < 0 ? -1 : number(text, at, end, MAX_OCTET);
            if (octet < 0) {
                return null;
            }
            octets[i] = (byte) octet;
            at = end + 1;
        }
        return octets;
    }

    private static byte @Nullable [] v6(String text) {
        int zone = text.indexOf('%');
        var segments = Ipv6Text.parse(zone < 0 ? text : text.substring(0, zone));
        if (segments.isEmpty()) {
            return null;
        }
        var bytes = new byte[2 * Ipv6Text.SEGMENTS];
        for (int i = 0; i < Ipv6Text.SEGMENTS; i++) {
            int segment = segments.get().segments().get(i);
            bytes[2 * i] = (byte) (segment >> 8);
            bytes[2 * i + 1] = (byte) segment;
        }
        return bytes;
    }

    private static boolean isPortOrNothing(String text, int from) {
        return from == text.length()
                || (text.charAt(from) == ':'
                        && number(text, from + 1, text.length(), MAX_PORT) >= 0);
    }

    /** A decimal number of at most five digits, or -1. */
    private static int number(String text, int from, int to, int max) {
        if (to <= from || to - from > 5) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number > max ? -1 : number;
    }

    private static Optional<InetAddress> address(byte @Nullable [] bytes) {
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are an address", e);
        }
    }
}
