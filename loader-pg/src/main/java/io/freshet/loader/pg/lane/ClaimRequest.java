package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.Source;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Partitions that are to be claimed, as long as they are wanted. Thread-safe. */
public final class ClaimRequest {

    private final Set<Source> wanted = ConcurrentHashMap.newKeySet();

    /** Wants all of these. */
    public ClaimRequest(Collection<Source> partitions) {
        wanted.addAll(partitions);
    }

    /** They have been given to somebody else: claiming them now would only disturb. */
    public void withdraw(Collection<Source> partitions) {
        wanted.removeAll(partitions);
    }

    /** Those that are still wanted. */
    Set<Source> wanted() {
        return Set.copyOf(wanted);
    }
}
