package io.freshet.webapp.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put first when it would hold more than so many. */
final class Recent<V> extends LinkedHashMap<Long, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > most;
    }
}
