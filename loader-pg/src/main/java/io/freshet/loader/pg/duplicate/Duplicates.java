package io.freshet.loader.pg.duplicate;

import io.freshet.loader.pg.row.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Tells events that were loaded before from new ones, in the transaction that loads them. */
public interface Duplicates {

    /** Takes every event for a new one. */
    Duplicates KEPT =
            new Duplicates() {
                @Override
                public BitSet newOnes(Connection connection, List<EventKey> keys) {
                    var all = new BitSet(keys.size());
                    all.set(0, keys.size());
                    return all;
                }

                @Override
                public void giveBack(Connection connection, Collection<EventKey> keys) {
                    // nothing was taken
                }
            };

    /**
     * Finds the events that were not loaded yet and marks them as loaded, should the transaction be
     * committed. Waits for other transactions that have marked one of them.
     *
     * <p>At most once in a transaction, and before it waits for any lock that another loader may
     * hold while it calls this: loaders would wait for each other otherwise.
     *
     * @return the positions in the list; of events with one key at most the first
     */
    BitSet newOnes(Connection connection, List<EventKey> keys) throws SQLException;

    /**
     * Takes the mark from events of {@link #newOnes} that are not loaded after all, in the same
     * transaction, so that they can be when they come again.
     */
    void giveBack(Connection connection, Collection<EventKey> keys) throws SQLException;
}
