package io.freshet.cli.topics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A topic as it is to be.
 *
 * @param name prefix included
 * @param partitions at least so many
 * @param replication at least so many copies
 * @param config settings of the topic
 */
record WantedTopic(String name, int partitions, int replication, Map<String, String> config) {

    WantedTopic {
        config = Map.copyOf(config);
    }

    /** All of it in one line. */
    String summary() {
        var settings =
                new TreeMap<>(config)
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(", "));
        return "partitions=%d, replication=%d, %s".formatted(partitions, replication, settings);
    }
}
