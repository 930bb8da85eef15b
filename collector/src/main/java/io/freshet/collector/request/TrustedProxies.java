package io.freshet.collector.request;

import io.freshet.collector.settings.AddressRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies in front of this server, whose word on a client's address is good. Anybody can send
 * an {@code X-Forwarded-For}; each proxy appends the address that it was called from, so that the
 * last entry which is no proxy of ours is the client.
 *
 * @param ranges their addresses
 */
public record TrustedProxies(List<AddressRange> ranges) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String REAL_IP = "X-Real-Ip";

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /**
     * The request as if the client had called directly: its address is the peer's, and the headers
     * that told one are gone, so that nobody after us believes them again.
     */
    public TrackerRequest direct(TrackerRequest request) {
        return new TrackerRequest(
                request.method(),
                request.target(),
                request.host(),
                withoutAddresses(request.headers()),
                request.body(),
                client(request.headers(), request.peer()),
                request.receivedMillis(),
                request.secure());
    }

    private String client(Headers headers, String peer) {
        if (!isTrusted(peer)) {
            return peer;
        }
        var hops = hops(headers);
        if (hops.isEmpty()) {
            var real = headers.first(REAL_IP);
            var address = real == null ? null : address(real);
            return address == null ? peer : address;
        }
        var client = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            var address = address(hops.get(i));
            if (address == null) {
                break;
            }
            client = address;
        }
        return client;
    }

    private static List<String> hops(Headers headers) {
        var hops = new ArrayList<String>();
        for (var header : headers.all()) {
            if (header.is(FORWARDED_FOR)) {
                hops.addAll(List.of(header.value().split(",", -1)));
            }
        }
        return hops;
    }

    private boolean isTrusted(String address) {
        for (var range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** An address as some proxies write it, with a port or in brackets; null where it is none. */
    private static @Nullable String address(String hop) {
        var text = hop.trim();
        if (text.equals(ClientAddress.UNKNOWN)) {
            return text;
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? null : ClientAddress.canonical(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
        return ClientAddress.canonical(hasPort ? text.substring(0, colon) : text);
    }

    private static Headers withoutAddresses(Headers headers) {
        return new Headers(
                headers.all().stream()
                        .filter(header -> !header.is(FORWARDED_FOR))
                        .filter(header -> !header.is(REAL_IP))
                        .filter(header -> !header.is("Forwarded"))
                        .toList());
    }
}
