package io.freshet.enricher.uri;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The second reading of an address: taken apart by RFC 3986's delimiters, each part decoded where
 * it can be, then everything encoded that is not plainly allowed. The rules are those of the parser
 * that the reference falls back to; they encode more than they need, such as {@code :} in a path
 * and {@code =} in a value.
 */
final class UriRewriting {

    private static final Pattern PARTS =
            Pattern.compile(
                    "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://(?<authority>[^/?#]*))?"
                            + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?:#(?<fragment>.*))?",
                    Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?"
                            + "(?<host>\\[[0-9A-Fa-f:.]*\\]|[^:]*)(?::(?<port>[0-9]*))?");

    private UriRewriting() {}

    /**
     * Rewrites an address.
     *
     * @throws URISyntaxException when it cannot even be taken apart
     */
    static String rewrite(String text) throws URISyntaxException {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new URISyntaxException(text, "not of the form scheme://authority/path");
        }
        var out = new StringBuilder(text.length() + 16);
        var scheme = parts.group("scheme");
        if (scheme != null) {
            out.append(scheme).append(':');
        }
        var authority = parts.group("authority");
        if (authority != null) {
            authority(text, authority, out.append("//"));
        }
        var path = parts.group("path");
        if (scheme == null && authority == null && firstSegment(path).indexOf(':') >= 0) {
            throw new URISyntaxException(text, "a relative address has a colon in front");
        }
        list(path, '/', out, UriRewriting::component);
        if (parts.group("query") != null) {
            list(parts.group("query"), '&', out.append('?'), UriRewriting::pair);
        }
        if (parts.group("fragment") != null) {
            component(parts.group("fragment"), out.append('#'));
        }
        return out.toString();
    }

    private static void authority(String text, String authority, StringBuilder out)
            throws URISyntaxException {
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new URISyntaxException(text, "the authority is not of the form user@host:port");
        }
        if (parts.group("user") != null) {
            component(parts.group("user"), out);
            if (parts.group("password") != null) {
                component(parts.group("password"), out.append(':'));
            }
            out.append('@');
        }
        out.append(parts.group("host"));
        var port = parts.group("port");
        if (port != null && !port.isEmpty()) {
            out.append(':').append(port);
        }
    }

    private static String firstSegment(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static void list(String text, char separator, StringBuilder out, Writer writer) {
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            writer.write(text.substring(start, end), out);
            out.append(separator);
            start = end + 1;
        }
        writer.write(text.substring(start), out);
    }

    private static void pair(String pair, StringBuilder out) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            component(pair, out);
        } else {
            component(pair.substring(0, equals), out);
            component(pair.substring(equals + 1), out.append('='));
        }
    }

    private static void component(String text, StringBuilder out) {
        for (byte b : decoded(text).getBytes(StandardCharsets.UTF_8)) {
            if (isKept(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
    }

    /** Unreserved by RFC 3986, or a plus. */
    private static boolean isKept(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~'
                || b == '+';
    }

    /** Percent-decoded as far as it can be; what is no escape stays. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        int size = 0;
        for (int i = 0; i < utf8.length; i++) {
            int octet =
                    utf8[i] == '%' && i + 2 < utf8.length ? octet(utf8[i + 1], utf8[i + 2]) : -1;
            if (octet >= 0) {
                utf8[size++] = (byte) octet;
                i += 2;
            } else {
                utf8[size++] = utf8[i];
            }
        }
        return new String(utf8, 0, size, StandardCharsets.UTF_8);
    }

    private static int octet(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
    }

    @FunctionalInterface
    private interface Writer {
        void write(String part, StringBuilder out);
    }
}
