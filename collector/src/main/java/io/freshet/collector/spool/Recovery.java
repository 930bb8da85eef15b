package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a former process left on the disk, made fit for use: a write that was cut off at the end of
 * a segment is taken away, files whose records were all taken are deleted. Damage elsewhere stays,
 * and the records behind it are kept.
 *
 * @param segments by number, each with records
 * @param positions remembers what is taken
 * @param taken up to where records were taken
 * @param records so many wait
 */
record Recovery(
        TreeMap<Long, Segment> segments, PositionFile positions, Position taken, long records) {

    private static final Logger LOGGER = LoggerFactory.getLogger(Recovery.class);

    /** Looks through everything; time is that of reading the files once. */
    static Recovery of(Path directory) throws IOException {
        var positions = PositionFile.open(OwnerOnly.directory(directory).resolve("position"));
        var taken = positions.read();
        var segments = new TreeMap<Long, Segment>();
        var records = 0L;
        for (var path : segmentFiles(directory)) {
            if (Segment.idOf(path) < taken.segment()) {
                Files.delete(path);
                continue;
            }
            var segment = Segment.open(path);
            var from = segment.id() == taken.segment() ? taken.offset() : SegmentHeader.SIZE;
            var scan = SegmentScan.of(segment.read(0, Integer.MAX_VALUE), from);
            if (!scan.startsAtPosition() && segment.id() == taken.segment()) {
                // Its end was lost, so the position says nothing: all of it is taken again.
                taken = new Position(segment.id(), SegmentHeader.SIZE);
            }
            mend(segment, scan);
            if (scan.end() <= SegmentHeader.SIZE) {
                segment.remove();
            } else {
                segments.put(segment.id(), segment);
                records += scan.records();
            }
        }
        return new Recovery(segments, positions, taken, records);
    }

    private static void mend(Segment segment, SegmentScan scan) throws IOException {
        if (scan.tornBytes() > 0) {
            LOGGER.atWarn()
                    .addKeyValue("file", segment.path())
                    .addKeyValue("bytes", scan.tornBytes())
                    .addKeyValue("records", scan.records())
                    .log("the last write to the spool was cut off, its bytes are taken away");
            segment.cut(scan.end());
        }
        if (scan.damagedBytes() > 0) {
            segment.markDamaged();
            LOGGER.atError()
                    .addKeyValue("file", segment.path())
                    .addKeyValue("bytes", scan.damagedBytes())
                    .addKeyValue("records", scan.records())
                    .log("part of the spool is damaged, the other records are kept");
        }
    }

    private static List<Path> segmentFiles(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(path -> Segment.idOf(path) > 0).sorted().toList();
        }
    }
}
