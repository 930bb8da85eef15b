package io.freshet.runtime.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Tells whether two processes run with the same settings. Where a setting came from does not
 * matter, nor do secrets: a hash of a short password would give it away.
 */
public final class ConfigHash {

    private static final int LENGTH = 16;

    private ConfigHash() {}

    /** Of all settings in force, as hexadecimal digits. */
    public static String of(Loaded<?> loaded) {
        var settings =
                loaded.effective().stream()
                        .map(setting -> setting.key() + "=" + setting.value())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
