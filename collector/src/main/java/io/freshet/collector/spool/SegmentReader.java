package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the frames of a segment from an offset; steps over what is damaged and says so. */
final class SegmentReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentReader.class);

    private SegmentReader() {}

    /**
     * Reads some frames.
     *
     * @param most about so many bytes, at least one frame
     * @return empty only where no frame stands between the offset and the end
     */
    static List<StoredRecord> read(Segment segment, long offset, int maxRecords, int most)
            throws IOException {
        var bytes = firstFrameWhole(segment, offset, segment.read(offset, most));
        var start = offset + bytes.position();
        var found = new ArrayList<StoredRecord>();
        while (found.size() < maxRecords) {
            var record = Frame.read(bytes, segment.marker());
            if (record == null) {
                return found;
            }
            var next = offset + bytes.position();
            found.add(
                    new StoredRecord(
                            new Position(segment.id(), start),
                            new Position(segment.id(), next),
                            record));
            start = next;
        }
        return found;
    }

    /** The same bytes or more of them, positioned at a whole frame or at the segment's end. */
    private static ByteBuffer firstFrameWhole(Segment segment, long offset, ByteBuffer some)
            throws IOException {
        var size = Frame.claimedSize(some, segment.marker());
        var bytes =
                size > some.limit() && offset + size <= segment.end()
                        ? segment.read(offset, (int) size)
                        : some;
        if (!bytes.hasRemaining() || Frame.isAt(bytes, segment.marker())) {
            return bytes;
        }
        var rest = segment.read(offset, Integer.MAX_VALUE);
        Frame.seek(rest, segment.marker());
        segment.markDamaged();
        LOGGER.atError()
                .addKeyValue("file", segment.path())
                .addKeyValue("offset", offset)
                .addKeyValue("bytes", rest.position())
                .log("part of the spool cannot be read, its file is kept");
        return rest;
    }
}
