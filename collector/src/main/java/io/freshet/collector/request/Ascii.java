package io.freshet.collector.request;

/** Character classes of RFC 7230 and RFC 6265. */
public final class Ascii {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private Ascii() {}

    /** A non-empty text of token characters, as names of methods, headers and cookies are. */
    public static boolean isToken(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i)) && TOKEN_MARKS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A text that may be a cookie's value as it is; also the empty one. */
    public static boolean isCookieValue(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '"' || c == ',' || c == ';' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The value of a hexadecimal digit, or -1. */
    public static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
