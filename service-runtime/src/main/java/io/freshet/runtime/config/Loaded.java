package io.freshet.runtime.config;

import java.util.List;

/**
 * A configuration that was read without a problem.
 *
 * @param config the typed settings
 * @param ignored keys that were given, are known and have no effect
 * @param effective every setting in the order of reading, secrets masked
 * @param keys every setting that was asked for, given or not
 * @param <T> the component's configuration record
 */
public record Loaded<T>(
        T config, List<Ignored> ignored, List<Effective> effective, List<Key> keys) {

    public Loaded {
        ignored = List.copyOf(ignored);
        effective = List.copyOf(effective);
        keys = List.copyOf(keys);
    }

    /**
     * A key that was given but has no effect.
     *
     * @param key the full path
     * @param origin file and line
     * @param reason why it has none
     */
    public record Ignored(String key, String origin, String reason) {}

    /**
     * One setting in force.
     *
     * @param key the full path
     * @param value as text; {@code ****} for secrets
     * @param origin file and line, environment variable, flag, or {@code default}
     */
    public record Effective(String key, String value, String origin) {}

    /**
     * A setting that can be given.
     *
     * @param path the full path; elements of lists as {@code list[0]}
     * @param kind what it must be, as in "must be …"
     */
    public record Key(String path, String kind) {

        /** The kind of sections whose keys are the user's. */
        public static final String ANY_KEYS = "a section with any keys";
    }
}
