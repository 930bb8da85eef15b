package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token: taken from a header, or once from the address and then kept in a cookie that scripts
 * cannot read and other sites do not send. The cookie holds a hash, so that it does not give the
 * token away.
 */
final class Login {

    static final String COOKIE = "freshet_dashboard";

    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] token;
    private final String cookie;

    Login(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(UTF_8)).orElse(null);
        this.cookie = token.map(text -> hash("freshet dashboard " + text)).orElse("");
    }

    /** Whether the request carries the token or the cookie made from it. */
    boolean isKnown(Request request) {
        if (token == null) {
            return false;
        }
        var authorization = request.header("Authorization").orElse("");
        return (authorization.startsWith(BEARER)
                        && isToken(authorization.substring(BEARER.length()).strip()))
                || cookies(request).anyMatch(this::isCookie);
    }

    /** Whether this is the token; takes as long for a wrong one as for the right one. */
    boolean isToken(String text) {
        return token != null && MessageDigest.isEqual(token, text.getBytes(UTF_8));
    }

    /** The cookie to set for whoever gave the token. */
    String setCookie(boolean overHttps) {
        return COOKIE
                + "="
                + cookie
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
                + (overHttps ? "; Secure" : "");
    }

    private boolean isCookie(String value) {
        return MessageDigest.isEqual(cookie.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static java.util.stream.Stream<String> cookies(Request request) {
        return Arrays.stream(request.header("Cookie").orElse("").split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
