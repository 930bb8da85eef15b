package io.freshet.collector.spool;

import java.nio.ByteBuffer;

/**
 * What a look through a whole segment found.
 *
 * @param records whole frames at or behind the place asked for; all where none begins there
 * @param end where the last whole frame ends; 0 where not even the header is whole
 * @param tornBytes what stands behind the end: the rest of a write that was cut off
 * @param damagedBytes what cannot be read although frames stand behind it
 * @param startsAtPosition whether a frame begins or ends at the place asked for
 */
record SegmentScan(
        long records, int end, int tornBytes, int damagedBytes, boolean startsAtPosition) {

    /**
     * Looks through a segment.
     *
     * @param position offset of interest
     */
    static SegmentScan of(ByteBuffer segment, long position) {
        if (!SegmentHeader.isAt(segment)) {
            return new SegmentScan(0, 0, segment.limit(), 0, false);
        }
        var marker = SegmentHeader.marker(segment);
        segment.position(SegmentHeader.SIZE);
        var records = 0L;
        var before = 0L;
        var damaged = 0;
        var end = segment.position();
        var starts = position == end;
        while (segment.hasRemaining()) {
            var at = segment.position();
            if (Frame.skip(segment, marker)) {
                records++;
                before += at < position ? 1 : 0;
                end = segment.position();
                starts |= position == end;
            } else {
                Frame.seek(segment, marker);
                if (segment.hasRemaining()) {
                    damaged += segment.position() - at;
                    starts |= position == segment.position();
                }
            }
        }
        return new SegmentScan(
                starts ? records - before : records, end, segment.limit() - end, damaged, starts);
    }
}
