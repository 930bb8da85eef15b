package io.freshet.collector.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses with the same first bits, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address
 * alone where there is no slash.
 *
 * @param first any address of the range
 * @param bits how many bits all of them share
 */
public record AddressRange(InetAddress first, int bits) {

    private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F:.]+)(?:/([0-9]{1,3}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";

    /** Exactly: of anything else Java would ask a name server. */
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /** Reads the usual notation; empty where it is not that. */
    public static Optional<AddressRange> parse(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return address(matcher.group(1))
                .map(
                        first -> {
                            int most = first.getAddress().length * Byte.SIZE;
                            var bits = matcher.group(2);
                            return new AddressRange(
                                    first, bits == null ? most : Integer.parseInt(bits));
                        })
                .filter(range -> range.bits <= range.first.getAddress().length * Byte.SIZE);
    }

    /** Whether this is the text of an address in the range; no name is looked up. */
    public boolean contains(String address) {
        return address(address).filter(this::contains).isPresent();
    }

    private boolean contains(InetAddress other) {
        var ours = first.getAddress();
        var theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<InetAddress> address(String text) {
        if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
