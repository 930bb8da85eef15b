package io.freshet.runtime.kafka;

import io.freshet.runtime.config.ConfigReader;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which a process is a static member of its consumer group: whoever comes back under
 * it within the session's time-out has its old partitions, and nobody else's move.
 */
public final class InstanceId {

    /** What has happened to a process that Kafka fences off, and what to do about it. */
    public static final String TAKEN =
            "another process has joined the group under the same instanceId:"
                    + " give each process a name of its own, such as its pod's";

    /** Kafka's rule, less some room for the number of a thread behind it. */
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}|");

    private InstanceId() {}

    /** Reads {@code instanceId}. Empty is absent, as a variable that is set to nothing. */
    public static Optional<String> read(ConfigReader config) {
        return config.string("instanceId")
                .check(
                        name -> LEGAL.matcher(name).matches(),
                        "at most 200 letters, digits, '.', '_' and '-', with no '.' first")
                .optional()
                .filter(name -> !name.isEmpty());
    }
}
