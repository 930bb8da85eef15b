package io.freshet.collector.request;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request was addressed to.
 *
 * @param host lower-cased, an IPv6 address without brackets
 * @param authority as it was sent, with the port
 */
public record HostHeader(String host, String authority) {

    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(?:\\[([0-9A-Fa-f:.]+)]|((?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+))"
                            + "(?::[0-9]{0,5})?");

    private static final Memo<Optional<HostHeader>> MEMO = new Memo<>(HostHeader::read);

    /** Reads a Host header; empty where it names no host. */
    public static Optional<HostHeader> parse(String value) {
        return MEMO.of(value);
    }

    private static Optional<HostHeader> read(String value) {
        var matcher = AUTHORITY.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new HostHeader(host.toLowerCase(Locale.ROOT), value));
    }
}
