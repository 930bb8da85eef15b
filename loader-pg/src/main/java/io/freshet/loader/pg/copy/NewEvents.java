package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.duplicate.Duplicates;
import io.freshet.loader.pg.row.EventKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which events of one batch are loaded already. For one transaction. */
final class NewEvents {

    private final Duplicates duplicates;
    private final List<EventKey> marked = new ArrayList<>();
    private final Set<Keyed> dropped = Collections.newSetFromMap(new IdentityHashMap<>(0));
    private DuplicateCount count = new DuplicateCount(0, 0);

    NewEvents(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Marks all new events as loaded. Of equal ones the first stays, the ready before others. */
    void mark(Connection connection, List<? extends Keyed> ready, List<? extends Keyed> others)
            throws SQLException {
        var events = new ArrayList<Keyed>(ready.size() + others.size());
        var keys = new ArrayList<EventKey>(events.size());
        Stream.concat(ready.stream(), others.stream())
                .forEach(
                        event -> {
                            var key = event.key();
                            if (key != null) {
                                events.add(event);
                                keys.add(key);
                            }
                        });
        var isNew = duplicates.newOnes(connection, keys);
        if (isNew.cardinality() == keys.size()) {
            marked.addAll(keys);
            return;
        }
        var seen = new HashSet<EventKey>(keys.size());
        int again = 0;
        for (int i = 0; i < keys.size(); i++) {
            boolean isFirst = seen.add(keys.get(i));
            if (isNew.get(i)) {
                marked.add(keys.get(i));
            } else {
                dropped.add(events.get(i));
                again += isFirst ? 0 : 1;
            }
        }
        count = new DuplicateCount(again, dropped.size() - again);
    }

    /** Whether the event is to be left out. */
    boolean isDuplicate(Keyed event) {
        return dropped.contains(event);
    }

    /** Takes the mark from all others, which ended as bad rows: they may come again, mended. */
    void giveBackAllBut(Connection connection, List<LoadedEvent> loaded) throws SQLException {
        if (loaded.size() == marked.size()) {
            return;
        }
        var others = new HashSet<>(marked);
        loaded.forEach(event -> others.remove(event.key()));
        duplicates.giveBack(connection, others);
    }

    /** How many were left out. */
    DuplicateCount duplicates() {
        return count;
    }
}
