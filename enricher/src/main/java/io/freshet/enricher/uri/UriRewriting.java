package io.freshet.enricher.uri;

import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The second reading of an address: taken apart, each part decoded where it can be, then everything
 * encoded that is not plainly allowed. What is accepted, and how it is written, are the rules of
 * the parser that the reference falls back to (scala-uri 4), which are tried in this order: URN,
 * {@code scheme://authority}, {@code //authority}, data, {@code scheme:path}, relative.
 */
final class UriRewriting {

    private static final Pattern URN =
            Pattern.compile(
                    "urn:([A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]):"
                            + "([A-Za-z0-9._~%!$&'()*+,;=:@-][A-Za-z0-9._~%!$&'()*+,;=:@/-]*)");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern USER =
            Pattern.compile("([^:/?\\[\\]@ \\t\\r\\n]*)(?::([^/@]*))?@");
    private static final Pattern NAME = Pattern.compile("[^:/\\\\?# \\t\\r\\n]*");
    private static final Pattern V6 = Pattern.compile("\\[([0-9A-Fa-f:.]*)]");
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,10})");

    private final String text;
    private final StringBuilder out;
    private int at;

    private UriRewriting(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    /**
     * Rewrites an address.
     *
     * @throws URISyntaxException when it cannot even be taken apart
     */
    static String rewrite(String text) throws URISyntaxException {
        var urn = URN.matcher(text);
        if (urn.matches()) {
            return "urn:" + urn.group(1) + ":" + PercentText.rewrite(urn.group(2));
        }
        try {
            var data = DataUri.rewrite(text);
            return data.isPresent() ? data.get() : new UriRewriting(text).rewrite();
        } catch (IllegalArgumentException e) {
            throw new URISyntaxException(text, "the data is not base64");
        }
    }

    private String rewrite() throws URISyntaxException {
        var scheme = take(SCHEME);
        if (scheme != null) {
            out.append(scheme);
        }
        if (text.startsWith("//", at)) {
            authority();
        } else if (scheme == null) {
            refuseColonInFirstSegment();
        }
        path();
        query();
        fragment();
        return out.toString();
    }

    private void authority() throws URISyntaxException {
        at += 2;
        out.append("//");
        var user = USER.matcher(text).region(at, text.length());
        if (user.lookingAt() && isHost(user.end())) {
            at = user.end();
            out.append(PercentText.rewrite(user.group(1)));
            if (user.group(2) != null) {
                out.append(':').append(PercentText.rewrite(user.group(2)));
            }
            out.append('@');
        }
        host();
        port();
        if (at < text.length() && "/?#".indexOf(text.charAt(at)) < 0) {
            throw error("the authority ends unexpectedly");
        }
    }

    private boolean isHost(int position) {
        var v6 = V6.matcher(text).region(position, text.length());
        return !text.startsWith("[", position)
                || (v6.lookingAt() && RewrittenHost.ofV6(v6.group(1)).isPresent());
    }

    private void host() throws URISyntaxException {
        if (!isHost(at)) {
            throw error("the host is no IPv6 address");
        }
        var v6 = take(V6);
        out.append(
                v6 == null
                        ? RewrittenHost.ofName(String.valueOf(take(NAME)))
                        : RewrittenHost.ofV6(v6.substring(1, v6.length() - 1)).orElseThrow());
    }

    private void port() throws URISyntaxException {
        if (!text.startsWith(":", at)) {
            return;
        }
        var port = take(PORT);
        if (port == null || Long.parseLong(port.substring(1)) > Integer.MAX_VALUE) {
            throw error("the port is no number");
        }
        out.append(':').append(Integer.parseInt(port.substring(1)));
    }

    private void path() {
        int end = end("?#");
        while (at < end) {
            int endOfSegment = Math.min(end("/"), end);
            out.append(PercentText.rewrite(text.substring(at, endOfSegment)));
            if (endOfSegment < end) {
                out.append('/');
            }
            at = endOfSegment + 1;
        }
        at = end;
    }

    private void query() throws URISyntaxException {
        if (!text.startsWith("?", at)) {
            return;
        }
        at++;
        int start = out.length();
        int end = end("#");
        while (at <= end) {
            if (text.startsWith("=", at)) {
                throw error("a parameter has no name");
            }
            int endOfPair = Math.min(end("&"), end);
            int equals = text.indexOf('=', at);
            if (equals >= 0 && equals < endOfPair) {
                out.append(PercentText.rewrite(text.substring(at, equals))).append('=');
                at = equals + 1;
            }
            out.append(PercentText.rewrite(text.substring(at, endOfPair)));
            at = endOfPair;
            if (at < end) {
                out.append('&');
            }
            at++;
        }
        at = end;
        if (out.length() > start) {
            out.insert(start, '?');
        }
    }

    private void fragment() {
        if (text.startsWith("#", at)) {
            out.append('#').append(PercentText.rewrite(text.substring(at + 1)));
            at = text.length();
        }
    }

    /** The first segment of a relative address would be taken for a scheme. */
    private void refuseColonInFirstSegment() throws URISyntaxException {
        var segment = text.substring(at, end("/?#"));
        if (PercentText.decodeText(segment).indexOf(':') >= 0) {
            throw error("a relative address has a colon in front");
        }
    }

    /** Where the first of these characters stands, or the end. */
    private int end(String delimiters) {
        int end = at;
        while (end < text.length() && delimiters.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private @Nullable String take(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private URISyntaxException error(String reason) {
        return new URISyntaxException(text, reason, at);
    }
}
