package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The token: taken from a header, or once from the address and then kept in a cookie that scripts
 * cannot read and other sites do not send. The cookie says until when it is good, signed with the
 * token, so that it does not give the token away, and ends with it.
 */
final class Login {

    static final String COOKIE = "freshet_dashboard";

    /** After so long the token is asked for again. */
    static final Duration GOOD_FOR = Duration.ofDays(30);

    private static final String BEARER = "Bearer ";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict; Max-Age=";

    private final byte @Nullable [] token;
    private final InstantSource clock;

    /**
     * @param token what people must know; empty = nobody is known by one
     * @param clock says which cookies are too old
     */
    Login(Optional<String> token, InstantSource clock) {
        this.token = token.map(text -> text.getBytes(UTF_8)).orElse(null);
        this.clock = clock;
    }

    /** Whether the request carries the token or a cookie made from it. */
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
        var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        return COOKIE
                + "="
                + until
                + "."
                + signature(until)
                + ATTRIBUTES
                + GOOD_FOR.toSeconds()
                + secure(overHttps);
    }

    /** The cookie to set for whoever leaves. */
    static String noCookie(boolean overHttps) {
        return COOKIE + "=" + ATTRIBUTES + 0 + secure(overHttps);
    }

    private static String secure(boolean overHttps) {
        return overHttps ? "; Secure" : "";
    }

    private boolean isCookie(String value) {
        var dot = value.indexOf('.');
        if (dot < 1
                || dot > 12
                || !value.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        var until = Long.parseLong(value.substring(0, dot));
        var signature = value.substring(dot + 1).getBytes(UTF_8);
        return MessageDigest.isEqual(signature(until).getBytes(UTF_8), signature)
                && clock.instant().getEpochSecond() < until;
    }

    private static Stream<String> cookies(Request request) {
        return Arrays.stream(request.header("Cookie").orElse("").split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1));
    }

    private String signature(long until) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("freshet dashboard until " + until).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
