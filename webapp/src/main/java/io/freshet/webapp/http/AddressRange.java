package io.freshet.webapp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IP address, or all that share its first bits.
 *
 * @param first the address
 * @param bits how many bits count
 */
record AddressRange(InetAddress first, int bits) {

    /** Whether {@link #parse} takes it. */
    static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    /** Reads {@code 10.0.0.0/8}, {@code 10.1.2.3} or the same in IPv6; names are not looked up. */
    static AddressRange parse(String text) {
        var slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        if (!literal.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*|\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw new IllegalArgumentException("no IP address: " + text);
        }
        try {
            var first = InetAddress.getByName(literal);
            var all = first.getAddress().length * 8;
            var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("no such range: " + text);
            }
            return new AddressRange(first, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IP address: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
