package io.freshet.collector.request;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a body is said to be.
 *
 * @param text lower-cased and evenly spaced, e.g. {@code text/plain; charset=utf-8}; a charset that
 *     the type fixes is left out
 * @param charset how to read the body
 */
public record ContentType(String text, Charset charset) {

    /** A body without a content type. */
    public static final ContentType UNKNOWN =
            new ContentType("application/octet-stream", StandardCharsets.UTF_8);

    /** Neither body nor content type. */
    public static final ContentType NONE = new ContentType("none/none", StandardCharsets.UTF_8);

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER =
            "[ \\t]*;[ \\t]*(" + TOKEN + ")[ \\t]*=[ \\t]*(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final Pattern WHOLE =
            Pattern.compile("(" + TOKEN + "/" + TOKEN + ")((?:" + PARAMETER + ")*)[ \\t]*");
    private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);

    /** These are UTF-8 whatever else they say. */
    private static final Set<String> FIXED =
            Set.of(
                    "application/json",
                    "application/json-patch+json",
                    "application/merge-patch+json",
                    "application/problem+json",
                    "application/x-www-form-urlencoded",
                    "application/octet-stream",
                    "application/gzip",
                    "application/pdf",
                    "application/zip");

    private static final Set<String> FIXED_FAMILIES =
            Set.of("audio", "font", "image", "multipart", "video");

    private static final Memo<Optional<ContentType>> MEMO = new Memo<>(ContentType::read);

    /** Reads a header's value; empty where it is no content type. */
    public static Optional<ContentType> parse(String value) {
        return MEMO.of(value);
    }

    private static Optional<ContentType> read(String value) {
        var matcher = WHOLE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var type = matcher.group(1).toLowerCase(Locale.ROOT);
        var text = new StringBuilder(type);
        String charset = null;
        var parameters = ONE_PARAMETER.matcher(matcher.group(2));
        while (parameters.find()) {
            var name = parameters.group(1).toLowerCase(Locale.ROOT);
            var content = unquoted(parameters.group(2)).toLowerCase(Locale.ROOT);
            if (name.equals("charset")) {
                charset = content;
            } else {
                text.append("; ").append(name).append('=').append(quotedIfNeeded(content));
            }
        }
        if (charset == null || isFixed(type)) {
            return Optional.of(new ContentType(text.toString(), StandardCharsets.UTF_8));
        }
        text.append("; charset=").append(charset);
        return Optional.of(new ContentType(text.toString(), charsetOrUtf8(charset)));
    }

    private static boolean isFixed(String type) {
        return FIXED.contains(type)
                || FIXED_FAMILIES.contains(type.substring(0, type.indexOf('/')));
    }

    private static Charset charsetOrUtf8(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String unquoted(String value) {
        return value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    private static String quotedIfNeeded(String value) {
        return Ascii.isToken(value)
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
