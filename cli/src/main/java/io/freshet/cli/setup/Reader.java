package io.freshet.cli.setup;

import io.freshet.loader.pg.connect.PgSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group of the pipeline.
 *
 * @param component whose it is
 * @param cluster where its topics are
 * @param group its id
 * @param topics what it reads; those that do not exist are none of its problems
 * @param positions the database that knows how far it has come; null where Kafka does
 */
public record Reader(
        String component,
        Cluster cluster,
        String group,
        List<String> topics,
        @Nullable PgSettings positions) {

    public Reader {
        topics = List.copyOf(topics);
    }
}
