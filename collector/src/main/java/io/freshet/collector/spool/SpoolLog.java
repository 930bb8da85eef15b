package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one stream in the order of their storing: segments, the last of which grows, and
 * the position up to which records were taken. Safe from any thread.
 */
final class SpoolLog implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(SpoolLog.class);
    private static final int BUFFER = 1 << 20;

    private final Path directory;
    private final int segmentBytes;
    private final SpoolBudget budget;
    private final PositionFile positions;
    private final TreeMap<Long, Segment> segments;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private @Nullable Segment active;
    private Position taken;
    private long lastId;
    private volatile boolean empty;

    /**
     * Goes on from what was found on the disk.
     *
     * @param segmentBytes a segment that has grown so large is followed by the next
     */
    SpoolLog(Path directory, int segmentBytes, SpoolBudget budget, Recovery recovered) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.budget = budget;
        this.positions = recovered.positions();
        this.segments = recovered.segments();
        this.taken = recovered.taken();
        this.lastId = Math.max(taken.segment(), segments.isEmpty() ? 0 : segments.lastKey());
        segments.values().forEach(segment -> budget.add(segment.end()));
        empty = current() == null;
    }

    /**
     * Adds records, all or, on failure, none.
     *
     * @param force whether to return only when the disk has them
     * @return their places
     */
    synchronized List<Position> append(List<SpooledRecord> records, boolean force)
            throws IOException {
        var before = active;
        var end = before == null ? 0 : before.end();
        var idBefore = lastId;
        try {
            var places = new ArrayList<Position>(records.size());
            for (var record : records) {
                places.add(put(record, force));
            }
            flush();
            if (force) {
                force();
            }
            empty = false;
            return places;
        } catch (IOException e) {
            undo(before, end, idBefore);
            throw e;
        }
    }

    /** Returns when the disk has everything. */
    synchronized void force() throws IOException {
        if (active != null) {
            active.force();
        }
    }

    /**
     * The oldest records that were not released.
     *
     * @param maxBytes about so many bytes, at least one record
     */
    synchronized List<StoredRecord> read(int maxRecords, int maxBytes) throws IOException {
        while (true) {
            var segment = current();
            if (segment == null) {
                return List.of();
            }
            var found = SegmentReader.read(segment, offsetIn(segment), maxRecords, maxBytes);
            if (!found.isEmpty()) {
                return found;
            }
            release(new Position(segment.id(), segment.end()));
        }
    }

    /** Forgets everything up to a place; survives the end of the process, however it ends. */
    synchronized void release(Position next) throws IOException {
        taken = next;
        positions.write(next);
        while (!segments.isEmpty() && isTaken(segments.firstEntry().getValue())) {
            var done = segments.pollFirstEntry().getValue();
            if (done == active) {
                active = null;
            }
            budget.release(done.end());
            done.remove();
        }
        empty = current() == null;
    }

    boolean isEmpty() {
        return empty;
    }

    /** When the oldest record was stored, epoch milliseconds; empty where none waits. */
    synchronized OptionalLong oldestMillis() throws IOException {
        var segment = current();
        if (segment == null) {
            return OptionalLong.empty();
        }
        var start = segment.read(offsetIn(segment), Frame.FIXED);
        return Frame.storedAtMillis(start, segment.marker());
    }

    @Override
    public synchronized void close() throws IOException {
        for (var segment : segments.values()) {
            segment.force();
            segment.close();
        }
        positions.close();
    }

    private Position put(SpooledRecord record, boolean force) throws IOException {
        var size = Frame.size(record);
        var segment = active;
        if (segment == null || isFull(segment, size)) {
            flush();
            if (segment != null && force) {
                segment.force();
            }
            segment = next(force);
        } else if (buffer.remaining() < size) {
            flush();
        }
        var place = new Position(segment.id(), segment.end() + buffer.position());
        if (size <= buffer.capacity()) {
            Frame.write(buffer, segment.marker(), record);
        } else {
            var large = ByteBuffer.allocate(size);
            Frame.write(large, segment.marker(), record);
            segment.append(large.flip());
        }
        return place;
    }

    private boolean isFull(Segment segment, int size) {
        var end = (long) segment.end() + buffer.position();
        return end > SegmentHeader.SIZE && end + size > segmentBytes;
    }

    private Segment next(boolean force) throws IOException {
        lastId++;
        var segment = Segment.create(directory, lastId);
        budget.add(segment.end());
        segments.put(lastId, segment);
        active = segment;
        if (force) {
            OwnerOnly.sync(directory);
        }
        return segment;
    }

    private void flush() throws IOException {
        if (buffer.position() > 0) {
            if (active == null) {
                throw new IllegalStateException("bytes without a segment");
            }
            active.append(buffer.flip());
            buffer.clear();
        }
    }

    /** The disk may keep parts of what failed, so nothing more is added to these segments. */
    private void undo(@Nullable Segment before, int end, long idBefore) {
        buffer.clear();
        active = null;
        var begun = segments.tailMap(idBefore, false);
        begun.values().forEach(this::removeBegun);
        begun.clear();
        if (before != null) {
            try {
                before.cut(end);
            } catch (IOException e) {
                // What stays behind the end are whole records at most; they arrive although
                // refused.
                LOGGER.atWarn()
                        .addKeyValue("file", before.path())
                        .addKeyValue("error", e.toString())
                        .log("a failed write could not be taken back");
            }
        }
    }

    private void removeBegun(Segment segment) {
        budget.release(SegmentHeader.SIZE);
        try {
            segment.remove();
        } catch (IOException e) {
            LOGGER.atWarn()
                    .addKeyValue("file", segment.path())
                    .addKeyValue("error", e.toString())
                    .log("a failed write could not be taken back");
        }
    }

    private @Nullable Segment current() {
        var entry = segments.ceilingEntry(taken.segment());
        while (entry != null && isTaken(entry.getValue())) {
            entry = segments.higherEntry(entry.getKey());
        }
        return entry == null ? null : entry.getValue();
    }

    private boolean isTaken(Segment segment) {
        return segment.id() < taken.segment() || offsetIn(segment) >= segment.end();
    }

    private long offsetIn(Segment segment) {
        return segment.id() == taken.segment() ? taken.offset() : SegmentHeader.SIZE;
    }
}
