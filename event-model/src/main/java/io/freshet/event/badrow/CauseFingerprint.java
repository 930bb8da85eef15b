package io.freshet.event.badrow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen hexadecimal digits that are the same for all bad rows with one cause, whatever the values
 * in their events: the beginning of the SHA-256 of the row's kind and, of its first failure,
 * schema, path, keyword and message, each followed by U+0000, empty where absent.
 *
 * <p>Before that, positions in arrays become {@code *} in the path, and what may be a value goes
 * from the message: the first 4,096 characters count; what stands in double or single quotes or in
 * square brackets becomes {@code ?}; then each word that has a digit or one of {@code %=@/$&?<>\}
 * in it.
 */
public final class CauseFingerprint {

    private static final int LONGEST = 4096;
    private static final int BYTES = 8;

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final Pattern SEGMENT = Pattern.compile("(?<=[/.])\\d+(?=[/.]|$)");

    /** Also where the closing mark is missing. A single quote inside a word is an apostrophe. */
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*+(?:\"|$)|(?<!\\w)'[^']*+(?:'|$)|\\[[^\\]]*+(?:]|$)");

    private static final Pattern VALUE_WORD =
            Pattern.compile("(?<!\\S)[^\\s\\d%=@/$&?<>\\\\]*+[\\d%=@/$&?<>\\\\]\\S*+");

    private CauseFingerprint() {}

    /**
     * The fingerprint of a row's cause.
     *
     * @param kind name of the row's schema, e.g. {@code schema_violations}
     */
    public static String of(String kind, FirstFailure failure) {
        var digest = sha256();
        add(digest, kind);
        add(digest, failure.schema());
        add(digest, failure.path() == null ? null : pathWithoutPositions(failure.path()));
        add(digest, failure.keyword());
        add(digest, withoutValues(failure.message()));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** A path with {@code *} in place of positions in arrays. */
    public static String pathWithoutPositions(String path) {
        return SEGMENT.matcher(INDEX.matcher(path).replaceAll("[*]")).replaceAll("*");
    }

    static String withoutValues(String message) {
        var head = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        return VALUE_WORD.matcher(QUOTED.matcher(head).replaceAll("?")).replaceAll("?");
    }

    private static void add(MessageDigest digest, @Nullable String part) {
        if (part != null) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
