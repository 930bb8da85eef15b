package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** One file of a spool: header, then frames. Not safe for several threads. */
final class Segment {

    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.spool");

    private final long id;
    private final Path path;
    private final FileChannel file;
    private int end;
    private int marker;
    private boolean damaged;

    private Segment(long id, Path path, FileChannel file, int end) {
        this.id = id;
        this.path = path;
        this.file = file;
        this.end = end;
    }

    /** A new one. */
    static Segment create(Path directory, long id) throws IOException {
        var path = directory.resolve(String.format(Locale.ROOT, "%020d.spool", id));
        var segment = new Segment(id, path, OwnerOnly.open(path), 0);
        try {
            var header = SegmentHeader.random();
            segment.marker = SegmentHeader.marker(header);
            segment.append(header);
            return segment;
        } catch (IOException e) {
            segment.remove();
            throw e;
        }
    }

    /** One that is there, as it is. */
    static Segment open(Path path) throws IOException {
        var file = OwnerOnly.open(path);
        var segment = new Segment(idOf(path), path, file, Math.toIntExact(file.size()));
        var header = segment.read(0, SegmentHeader.SIZE);
        if (SegmentHeader.isAt(header)) {
            segment.marker = SegmentHeader.marker(header);
        }
        return segment;
    }

    /** 0 where the file is no segment. */
    static long idOf(Path path) {
        var name = NAME.matcher(path.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    long id() {
        return id;
    }

    Path path() {
        return path;
    }

    /** What each of its frames begins with. */
    int marker() {
        return marker;
    }

    /** Where the next frame goes; what stands before can be read. */
    int end() {
        return end;
    }

    /** Adds bytes behind the end; on failure the end stays where it was. */
    void append(ByteBuffer bytes) throws IOException {
        var at = end;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        end = at;
    }

    /** Returns when the disk has everything. */
    void force() throws IOException {
        file.force(false);
    }

    /** Takes away what stands behind an offset. */
    void cut(int offset) throws IOException {
        end = offset;
        file.truncate(offset);
        file.force(false);
    }

    /** Keeps the file for a person to look at, once it is no longer needed. */
    void markDamaged() {
        damaged = true;
    }

    /** Bytes from an offset: as many as there are, at most so many. */
    ByteBuffer read(long offset, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(most, end - offset)));
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {
            // one turn, as a rule
        }
        return buffer.flip();
    }

    void close() throws IOException {
        file.close();
    }

    /** Takes the file away: all its records were taken. */
    void remove() throws IOException {
        file.close();
        if (damaged) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"));
        } else {
            Files.deleteIfExists(path);
        }
    }
}
