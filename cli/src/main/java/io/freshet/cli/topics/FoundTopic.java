package io.freshet.cli.topics;

import java.util.Map;

/**
 * A topic as it is.
 *
 * @param name prefix included
 * @param partitions how many
 * @param replication copies of the partition that has fewest
 * @param config the settings in force that the brokers tell of
 */
record FoundTopic(String name, int partitions, int replication, Map<String, String> config) {

    FoundTopic {
        config = Map.copyOf(config);
    }
}
