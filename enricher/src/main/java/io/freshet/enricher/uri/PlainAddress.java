package io.freshet.enricher.uri;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what nearly every page address looks like: {@code http} or {@code https}, a host name
 * in small letters, a port perhaps, and none but plainly allowed characters behind. {@link
 * java.net.URI} would say the same of it, and take five times as long; all else is left to that.
 */
final class PlainAddress {

    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        Arrays.fill(PLAIN, 'a', 'z' + 1, true);
        Arrays.fill(PLAIN, 'A', 'Z' + 1, true);
        Arrays.fill(PLAIN, '0', '9' + 1, true);
        for (char c : "-_.~!*'(),;:@&=+$/".toCharArray()) {
            PLAIN[c] = true;
        }
    }

    private static final int MAX_PORT_DIGITS = 5;

    private final String text;

    private PlainAddress(String text) {
        this.text = text;
    }

    /** The parts, or null where it takes a closer look. */
    static @Nullable UriParts parse(String text) {
        int scheme = text.startsWith("https://") ? 5 : text.startsWith("http://") ? 4 : 0;
        return scheme == 0 ? null : new PlainAddress(text).parts(scheme);
    }

    private @Nullable UriParts parts(int scheme) {
        int host = scheme + 3;
        int endOfHost = endOfHost(host);
        if (endOfHost < 0) {
            return null;
        }
        boolean hasPort = endOfHost < text.length() && text.charAt(endOfHost) == ':';
        int path = hasPort ? endOfDigits(endOfHost + 1) : endOfHost;
        if (hasPort && (path == endOfHost + 1 || path > endOfHost + 1 + MAX_PORT_DIGITS)) {
            return null;
        }
        if (path < text.length() && "/?#".indexOf(text.charAt(path)) < 0) {
            return null;
        }
        int query = endOfPlain(path, false);
        int fragment = startsAt('?', query) ? endOfPlain(query + 1, true) : query;
        int end = startsAt('#', fragment) ? endOfPlain(fragment + 1, true) : fragment;
        if (end < text.length()) {
            return null;
        }
        return new UriParts(
                text,
                scheme == 5 ? "https" : "http",
                text.substring(host, endOfHost),
                hasPort ? Integer.parseInt(text, endOfHost + 1, path, 10) : scheme == 5 ? 443 : 80,
                text.substring(path, query),
                startsAt('?', query) ? text.substring(query + 1, fragment) : null,
                startsAt('#', fragment) ? text.substring(fragment + 1) : null);
    }

    /** Where a host name ends; -1 where it is no plain one. */
    private int endOfHost(int from) {
        int at = from;
        int lastLabel = from;
        char before = '.';
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' || c == '-') {
                if (before == '.' || (c == '.' && before == '-')) {
                    return -1;
                }
                lastLabel = c == '.' ? at + 1 : lastLabel;
            } else if (!isLetter(c) && !isDigit(c)) {
                break;
            }
            before = c;
        }
        boolean isName = before != '.' && before != '-' && isLetter(text.charAt(lastLabel));
        return isName ? at : -1;
    }

    private int endOfDigits(int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the first character stands that may not be in this part, or is no plain one. */
    private int endOfPlain(int from, boolean mayHaveQuestionMarks) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%' && isEscape(at)) {
                at += 3;
            } else if ((c < PLAIN.length && PLAIN[c]) || (c == '?' && mayHaveQuestionMarks)) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean isEscape(int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && text.charAt(at + 1) < PLAIN.length
                && text.charAt(at + 2) < PLAIN.length;
    }

    private boolean startsAt(char c, int at) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
