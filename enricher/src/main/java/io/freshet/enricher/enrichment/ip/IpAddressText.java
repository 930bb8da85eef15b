package io.freshet.enricher.enrichment.ip;

import io.freshet.enricher.uri.Ipv6Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they stand in events, without asking any name service. */
public final class IpAddressText {

    private static final Pattern V4 =
            Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})(:[0-9]+)?");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](:[0-9]+)?");
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final int MAX_OCTET = 255;

    private IpAddressText() {}

    /**
     * An IPv4 or IPv6 address, with or without port, brackets or zone; empty for all else. An IPv4
     * address that is mapped into IPv6 is read as IPv4.
     */
    public static Optional<InetAddress> parse(String text) {
        var v4 = V4.matcher(text);
        if (v4.matches()) {
            var bytes = ByteBuffer.allocate(V4_BYTES);
            for (int i = 1; i <= V4_BYTES; i++) {
                int octet = Integer.parseInt(v4.group(i));
                if (octet > MAX_OCTET) {
                    return Optional.empty();
                }
                bytes.put((byte) octet);
            }
            return Optional.of(address(bytes));
        }
        var bracketed = BRACKETED.matcher(text);
        var v6 = bracketed.matches() ? bracketed.group(1) : text;
        int zone = v6.indexOf('%');
        return Ipv6Text.parse(zone < 0 ? v6 : v6.substring(0, zone))
                .map(
                        parsed -> {
                            var bytes = ByteBuffer.allocate(V6_BYTES);
                            parsed.segments().forEach(it -> bytes.putShort(it.shortValue()));
                            return address(bytes);
                        });
    }

    private static InetAddress address(ByteBuffer bytes) {
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }
}
