package io.freshet.webapp.micro;

import io.freshet.event.badrow.EventIdIn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest good and bad events with the requests they came in, since the start or the last reset.
 * Bounded in number and in bytes; the counts go on. Thread-safe.
 */
public final class MicroStore {

    /** For each of good, bad and requests. */
    private static final long MOST_BYTES = 32L << 20;

    private final Kept good;
    private final Kept bad;
    private final Map<String, byte[]> requests = new LinkedHashMap<>();
    private long requestBytes;

    /**
     * Holds nothing.
     *
     * @param most how many good and how many bad events are kept
     */
    public MicroStore(int most) {
        good = new Kept(most);
        bad = new Kept(most);
    }

    /** One record; a class, because a record would compare its bytes by identity. */
    static final class Entry {

        private final byte[] value;
        private final @Nullable String request;
        private final int index;
        private final long at;

        private Entry(byte[] value, @Nullable String request, int index, long at) {
            this.value = value;
            this.request = request;
            this.index = index;
            this.at = at;
        }

        /** The line of a good event, the JSON of a bad row. */
        byte[] value() {
            return value;
        }

        /** Where the request stands, as in the header {@code freshet-raw}; null where unknown. */
        @Nullable String request() {
            return request;
        }

        /** Position of the event in its request, from 0. */
        int index() {
            return index;
        }

        /** When it was collected, epoch milliseconds. */
        long at() {
            return at;
        }
    }

    private static final class Kept {

        private final int most;
        private final Deque<Entry> newestFirst = new ArrayDeque<>();
        private long bytes;
        private long count;

        Kept(int most) {
            this.most = most;
        }

        void add(Entry entry) {
            newestFirst.addFirst(entry);
            bytes += entry.value().length;
            count++;
            while (newestFirst.size() > most || (bytes > MOST_BYTES && newestFirst.size() > 1)) {
                bytes -= newestFirst.removeLast().value().length;
            }
        }

        void clear() {
            newestFirst.clear();
            bytes = 0;
            count = 0;
        }
    }

    /**
     * Takes a collector payload.
     *
     * @param place {@code topic-partition-offset}, as {@code freshet-raw} of its events says
     */
    public synchronized void request(String place, byte[] payload) {
        var before = requests.put(place, payload);
        requestBytes += payload.length - (before == null ? 0 : before.length);
        var oldest = requests.entrySet().iterator();
        while (requests.size() > good.most + bad.most
                || (requestBytes > MOST_BYTES && requests.size() > 1)) {
            requestBytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    /** Takes an enriched event; request and index as its headers say, at as collected. */
    public synchronized void good(byte[] line, @Nullable String request, int index, long at) {
        good.add(new Entry(line, request, index, at));
    }

    /** Takes a bad row; parameters as for {@link #good}. */
    public synchronized void bad(byte[] row, @Nullable String request, int index, long at) {
        bad.add(new Entry(row, request, index, at));
    }

    synchronized void reset() {
        good.clear();
        bad.clear();
    }

    synchronized long goodCount() {
        return good.count;
    }

    synchronized long badCount() {
        return bad.count;
    }

    /** Newest first. */
    synchronized List<Entry> good() {
        return new ArrayList<>(good.newestFirst);
    }

    /** Newest first. */
    synchronized List<Entry> bad() {
        return new ArrayList<>(bad.newestFirst);
    }

    synchronized Optional<byte[]> requestOf(Entry entry) {
        return Optional.ofNullable(entry.request()).map(requests::get);
    }

    static Optional<String> goodId(Entry entry) {
        return EventIdIn.line(entry.value());
    }

    static Optional<String> badId(Entry entry) {
        return EventIdIn.badRow(entry.value());
    }
}
