package io.freshet.webapp.cause;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.badrow.CauseFingerprint;
import io.freshet.event.badrow.FirstFailure;
import io.freshet.webapp.tail.ShortText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What bad rows have in common that belong together.
 *
 * @param group 16 hexadecimal digits, the same wherever and whenever they are worked out: of the
 *     fingerprint that Postgres keeps as well, the application and the tracker's version
 * @param type name of the bad rows' schema
 * @param schema Iglu URI that the failure is about
 * @param path where in the data, positions in arrays as {@code *}
 * @param keyword the rule that was broken
 * @param message the failure in words, with the values of the first row met
 * @param app the application
 * @param tracker the tracker's version
 */
public record Cause(
        String group,
        String type,
        @Nullable String schema,
        @Nullable String path,
        @Nullable String keyword,
        String message,
        @Nullable String app,
        @Nullable String tracker) {

    private static final int BYTES = 8;

    /** What is kept of texts that strangers may have sent. */
    private static final int NAME = 255;

    private static final int LONG = 1000;

    public Cause {
        type = ShortText.of(type, NAME);
        schema = ShortText.orNull(schema, LONG);
        path = ShortText.orNull(path, LONG);
        keyword = ShortText.orNull(keyword, NAME);
        message = ShortText.of(message, LONG);
        app = ShortText.orNull(app, NAME);
        tracker = ShortText.orNull(tracker, NAME);
    }

    /** The cause of a row of some kind. */
    public static Cause of(
            String type, FirstFailure failure, @Nullable String app, @Nullable String tracker) {
        var path = failure.path();
        return new Cause(
                group(CauseFingerprint.of(type, failure), app, tracker),
                type,
                failure.schema(),
                path == null ? null : CauseFingerprint.pathWithoutPositions(path),
                failure.keyword(),
                failure.message(),
                app,
                tracker);
    }

    /** The same in other words. */
    Cause saying(String words) {
        return new Cause(group, type, schema, path, keyword, words, app, tracker);
    }

    private static String group(
            String fingerprint, @Nullable String app, @Nullable String tracker) {
        var text =
                fingerprint
                        + '\0'
                        + (app == null ? "" : app)
                        + '\0'
                        + (tracker == null ? "" : tracker);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
