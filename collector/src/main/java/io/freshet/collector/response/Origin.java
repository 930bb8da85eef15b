package io.freshet.collector.response;

import io.freshet.collector.request.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One web origin.
 *
 * @param text lower-cased, e.g. {@code https://shop.example:8443}, or {@code null}
 * @param host its host; empty for {@code null}
 */
public record Origin(String text, String host) {

    private static final Pattern ORIGIN =
            Pattern.compile(
                    "[A-Za-z][A-Za-z0-9+.-]*://"
                            + "(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]{1,5})?");

    /** The origins that the Origin header names; empty where it is absent or names none. */
    public static List<Origin> of(Headers headers) {
        var header = headers.first("Origin");
        return header == null ? List.of() : named(header);
    }

    /** The origins that a header's text names; empty where it names none. */
    static List<Origin> named(String header) {
        var origins = new ArrayList<Origin>();
        for (var text : header.split(" ", -1)) {
            var origin = parse(text);
            if (origin.isEmpty()) {
                return List.of();
            }
            origins.add(origin.get());
        }
        return origins;
    }

    /** As they are echoed: in order, with a space between. */
    public static String echo(List<Origin> origins) {
        return origins.stream().map(Origin::text).collect(Collectors.joining(" "));
    }

    private static Optional<Origin> parse(String text) {
        if (text.equals("null")) {
            return Optional.of(new Origin("null", ""));
        }
        var matcher = ORIGIN.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new Origin(
                                text.toLowerCase(Locale.ROOT),
                                matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
