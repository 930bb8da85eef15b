package io.freshet.enricher.uri;

import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts as the second reading of an address writes them. */
final class RewrittenHost {

    private static final Pattern V4 =
            Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final int MAX_OCTET = 255;

    private RewrittenHost() {}

    /** A name stays as it is; numbers of an IPv4 address lose their leading zeros. */
    static String ofName(String name) {
        var octets = V4.matcher(name);
        if (!octets.matches()) {
            return name;
        }
        var address = new StringBuilder(name.length());
        for (int i = 1; i <= octets.groupCount(); i++) {
            int octet = Integer.parseInt(octets.group(i));
            if (octet > MAX_OCTET) {
                return name;
            }
            address.append(i == 1 ? "" : ".").append(octet);
        }
        return address.toString();
    }

    /** An IPv6 address, given without its brackets, in its shortest spelling. */
    static Optional<String> ofV6(String address) {
        return Ipv6Text.parse(address).map(v6 -> "[" + v6.compressed() + "]");
    }
}
