package io.freshet.collector.size;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonScanner;
import io.freshet.event.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The events of one request, printed compactly one behind the other. An event is taken from the
 * text, parsed and printed on its own, so that no more than one is ever a tree. One that is larger
 * than any record is only measured.
 */
final class CompactEvents {

    private byte[] bytes;
    private int used;

    /** Bytes of each event; negative where it is not among the {@link #bytes}. */
    private int[] sizes = new int[16];

    private int count;
    private long allSizes;

    private CompactEvents(int expectedBytes) {
        this.bytes = new byte[expectedBytes];
    }

    /**
     * Reads an array.
     *
     * @param data where in the body it stands
     * @param largestPrinted events of more bytes are only measured
     */
    static CompactEvents read(String body, Envelope.Span data, int largestPrinted)
            throws InvalidJson {
        var events = new CompactEvents(data.to() - data.from());
        var scanner = new JsonScanner(body, data.from());
        boolean more = scanner.begin(']');
        while (more) {
            scanner.next();
            int from = scanner.position();
            long size = scanner.value();
            if (size > largestPrinted) {
                events.add((int) -Math.min(size, Integer.MAX_VALUE));
            } else {
                events.add(compact(body.substring(from, scanner.position()), (int) size));
            }
            more = scanner.hasMore(']');
        }
        return events;
    }

    /** Bytes of all of them as one array, those included that are only measured. */
    long arrayBytes() {
        return allSizes + Math.max(0, count - 1) + "[]".length();
    }

    /** The size of the largest event that fits into so much room; 0 where none does. */
    int largestBelow(long room) {
        return Arrays.stream(sizes, 0, count)
                .map(Math::abs)
                .filter(size -> !isOversized(size, room))
                .max()
                .orElse(0);
    }

    /** Whether the array has no elements. */
    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Deals in order, each batch as full as can be; a comma costs one byte.
     *
     * @param room bytes that the events of a batch may take, each with a comma
     */
    void deal(long room, Taker taker) {
        int first = 0;
        int offset = 0;
        int firstOffset = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int size = Math.abs(sizes[i]);
            if (isOversized(size, room)) {
                taker.oversized(size);
            } else if (filled + size + 1 > room) {
                taker.batch(new Batch(first, i, firstOffset, filled, room));
                first = i;
                firstOffset = offset;
                filled = size + 1;
            } else {
                filled += size + 1;
            }
            offset += Math.max(0, sizes[i]);
        }
        if (filled > 0) {
            taker.batch(new Batch(first, count, firstOffset, filled, room));
        }
    }

    /** A batch as JSON array. */
    String text(Batch batch) {
        var array = new byte[batch.size()];
        array[0] = '[';
        int end = 1;
        int offset = batch.offset();
        for (int i = batch.first(); i < batch.behindLast(); i++) {
            if (!isOversized(Math.abs(sizes[i]), batch.room())) {
                System.arraycopy(bytes, offset, array, end, sizes[i]);
                end += sizes[i];
                array[end++] = ',';
            }
            offset += Math.max(0, sizes[i]);
        }
        array[end - 1] = ']';
        return new String(array, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] compact(String event, int expectedBytes) throws InvalidJson {
        return switch (event.charAt(0)) {
            case '{', '[', '"' -> new JsonWriter(expectedBytes).tree(Json.parse(event)).toBytes();
            default -> event.getBytes(StandardCharsets.US_ASCII); // numbers and words stay
        };
    }

    private static boolean isOversized(int size, long room) {
        return size >= room;
    }

    private void add(byte[] event) {
        if (bytes.length - used < event.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + event.length));
        }
        System.arraycopy(event, 0, bytes, used, event.length);
        used += event.length;
        add(event.length);
    }

    private void add(int size) {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        sizes[count++] = size;
        allSizes += Math.abs(size);
    }

    /** Is told what becomes of the events. */
    interface Taker {

        /** Some events that fit together. */
        void batch(Batch batch);

        /** An event of so many bytes fits nowhere. */
        void oversized(int size);
    }

    /**
     * The events of a range that fit.
     *
     * @param offset where the first one's bytes begin
     * @param filled bytes of the events, each with a comma
     * @param room what an event has to be smaller than
     */
    record Batch(int first, int behindLast, int offset, int filled, long room) {

        /** Bytes as array: as many commas as events are one too many, the brackets are two. */
        int size() {
            return filled + 1;
        }
    }
}
