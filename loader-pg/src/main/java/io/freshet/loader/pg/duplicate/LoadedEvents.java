package io.freshet.loader.pg.duplicate;

import io.freshet.loader.pg.row.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The keys of the events that were loaded within the window, in two tables: one that grows and one
 * that is only read, see {@link WindowTurn}. The unique index of the first makes loaders that meet
 * the same event at once wait for each other. One thread.
 */
public final class LoadedEvents implements Duplicates {

    private final LoadedEventTables tables;
    private final KeyDigest digest;
    private final String mark;
    private final String unmark;

    /**
     * Keeps the keys of one target.
     *
     * @param tables where
     * @param target database schema of the events
     * @param window an entry that is older does not count
     */
    public LoadedEvents(LoadedEventTables tables, String target, Duration window) {
        this.tables = tables;
        this.digest = new KeyDigest(target);
        var oldest = "now() - " + LoadedEventTables.interval(window);
        // In the order of the index: pages are met once, and loaders never wait in a circle.
        // The comparison with null makes it a look into the index for each key, whatever the
        // planner thinks of tables that nobody analyses.
        this.mark =
                """
                INSERT INTO %1$s AS e (key, loaded_at)
                SELECT k, now() FROM unnest(?) AS k
                 WHERE (SELECT b.key FROM %2$s b WHERE b.key = k AND b.loaded_at > %3$s) IS NULL
                 ORDER BY k
                ON CONFLICT (key) DO UPDATE SET loaded_at = now() WHERE e.loaded_at <= %3$s
                RETURNING key"""
                        .formatted(tables.current(), tables.before(), oldest);
        this.unmark = "DELETE FROM " + tables.current() + " WHERE key = ANY(?)";
    }

    @Override
    public BitSet newOnes(Connection connection, List<EventKey> keys) throws SQLException {
        var firsts = new BitSet(keys.size());
        if (keys.isEmpty()) {
            return firsts;
        }
        var sorted = SortedKeys.of(keys, digest);
        try (var statement = connection.prepareStatement(mark)) {
            var given = connection.createArrayOf("uuid", sorted.keys());
            statement.setArray(1, given);
            try (var marked = statement.executeQuery()) {
                while (marked.next()) {
                    firsts.set(sorted.position(marked.getObject(1, UUID.class)));
                }
            }
            given.free();
        }
        return firsts;
    }

    @Override
    public void giveBack(Connection connection, Collection<EventKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(unmark)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", keys.stream().map(digest::of).toArray()));
            statement.executeUpdate();
        }
    }

    /** Where the keys are. */
    LoadedEventTables tables() {
        return tables;
    }
}
