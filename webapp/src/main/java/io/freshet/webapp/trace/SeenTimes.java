package io.freshet.webapp.trace;

import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.TailRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When the newest records were seen here: they themselves tell only when the collector got their
 * payload. Thread-safe.
 */
public final class SeenTimes {

    /** As many events as the live list has, in the three topics that each may end in. */
    private static final int KEPT = 30_000;

    private final Map<Place, Long> times;

    /** Of nothing. */
    public SeenTimes() {
        this(KEPT);
    }

    SeenTimes(int kept) {
        this.times =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
                        return size() > kept;
                    }
                };
    }

    /** Takes a record that has just come. */
    public synchronized void note(TailRecord record) {
        switch (record.stage()) {
            case JSON, FAILED, RAW_BAD, PARSED_BAD, JSON_BAD ->
                    times.put(record.place(), record.seenAtMillis());
            case RAW, GOOD -> {
                // collector and enricher have written down when they were at work
            }
        }
    }

    /** When a record was seen, epoch milliseconds; empty where that was too long ago. */
    public synchronized OptionalLong of(Place place) {
        var at = times.get(place);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }
}
