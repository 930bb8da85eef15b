package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Remembers up to where records were taken: segment, offset, CRC32C of both, overwritten in place.
 * It outlives the process; after a power cut it may be older, and some records are taken twice.
 */
final class PositionFile implements AutoCloseable {

    private static final int SIZE = Long.BYTES + Long.BYTES + Integer.BYTES;

    private final FileChannel file;

    private PositionFile(FileChannel file) {
        this.file = file;
    }

    static PositionFile open(Path path) throws IOException {
        return new PositionFile(OwnerOnly.open(path));
    }

    /** What was written last; {@link Position#START} where nothing readable is. */
    Position read() throws IOException {
        var buffer = ByteBuffer.allocate(SIZE);
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {
            // one turn, as a rule
        }
        if (buffer.hasRemaining() || checksum(buffer) != buffer.getInt(SIZE - Integer.BYTES)) {
            return Position.START;
        }
        return new Position(buffer.getLong(0), buffer.getLong(Long.BYTES));
    }

    void write(Position position) throws IOException {
        var buffer = ByteBuffer.allocate(SIZE);
        buffer.putLong(position.segment()).putLong(position.offset());
        buffer.putInt(checksum(buffer)).flip();
        file.write(buffer, 0);
    }

    @Override
    public void close() throws IOException {
        file.force(false);
        file.close();
    }

    private static int checksum(ByteBuffer buffer) {
        var crc = new CRC32C();
        crc.update(buffer.slice(0, SIZE - Integer.BYTES));
        return (int) crc.getValue();
    }
}
