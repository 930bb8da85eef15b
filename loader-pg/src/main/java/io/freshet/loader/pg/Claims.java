package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.lane.Outage;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.OffsetStore;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Claims partitions in the database.
 *
 * @param database where
 * @param offsets the table of claims
 * @param topicId finds a topic's id, null where the broker has none
 */
record Claims(Database database, OffsetStore offsets, Function<String, @Nullable String> topicId) {

    /** Claims all of these in one transaction. */
    Map<Source, Claim> claim(Collection<Source> partitions) throws Outage {
        var claims = new LinkedHashMap<Source, Claim>();
        try {
            var connection = database.connection();
            for (var partition : partitions) {
                claims.put(
                        partition,
                        offsets.claim(
                                connection,
                                partition.topic(),
                                partition.partition(),
                                topicId.apply(partition.topic())));
            }
            connection.commit();
            return claims;
        } catch (SQLException e) {
            database.rollback(e);
            throw Outage.of(e);
        }
    }
}
