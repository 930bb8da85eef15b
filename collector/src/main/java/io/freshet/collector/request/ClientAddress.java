package io.freshet.collector.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as far as the headers of proxies tell: the first address of the first {@code
 * X-Forwarded-For}, else {@code X-Real-Ip}, else the socket's peer. A header that holds anything
 * but addresses is passed over as a whole.
 */
public final class ClientAddress {

    /** What stands in a payload when the address is not to be known. */
    public static final String UNKNOWN = "unknown";

    private ClientAddress() {}

    /**
     * The caller's address, IPv6 written out in full, or {@link #UNKNOWN} where a proxy says so.
     *
     * @param peer the socket's other end
     */
    public static String of(Headers headers, String peer) {
        var forwarded = headers.first("X-Forwarded-For");
        if (forwarded != null) {
            var first = firstOfAll(forwarded);
            if (first != null) {
                return first;
            }
        }
        var real = headers.first("X-Real-Ip");
        var realAddress = real == null ? null : canonical(real);
        return realAddress == null ? peer : realAddress;
    }

    /**
     * The address that the outermost of our own proxies saw, which no client can choose: each proxy
     * adds its client's at the end of {@code X-Forwarded-For}. The socket's peer where there are no
     * proxies, or fewer than said.
     *
     * @param proxies how many stand between the clients and this server
     */
    public static String behind(int proxies, Headers headers, String peer) {
        var passed = proxies;
        for (var i = headers.all().size() - 1; i >= 0 && passed > 0; i--) {
            var header = headers.all().get(i);
            if (header.is("X-Forwarded-For")) {
                var elements = header.value().split(",", -1);
                if (passed <= elements.length) {
                    var address = canonical(elements[elements.length - passed].trim());
                    return address == null ? peer : address;
                }
                passed -= elements.length;
            }
        }
        return peer;
    }

    private static @Nullable String firstOfAll(String list) {
        String first = null;
        for (var element : list.split(",", -1)) {
            var text = element.trim();
            var address = text.equals(UNKNOWN) ? UNKNOWN : canonical(text);
            if (address == null) {
                return null;
            }
            first = first == null ? address : first;
        }
        return first;
    }

    /** The address in its usual spelling, or null where the text is none. */
    static @Nullable String canonical(String text) {
        return text.indexOf(':') >= 0 ? canonical6(text) : canonical4(text);
    }

    private static @Nullable String canonical4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        var address = new StringBuilder(15);
        for (var part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(ClientAddress::isDigit)) {
                return null;
            }
            var value = Integer.parseInt(part);
            if (value > 255) {
                return null;
            }
            address.append(address.isEmpty() ? "" : ".").append(value);
        }
        return address.toString();
    }

    private static @Nullable String canonical6(String text) {
        if (!text.chars().allMatch(c -> Ascii.hex((char) c) >= 0 || c == ':' || c == '.')) {
            return null;
        }
        try {
            // With a colon in it the text is never looked up.
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
