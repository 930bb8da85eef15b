package io.freshet.collector.spool;

import static io.freshet.collector.spool.SpoolFolder.records;
import static io.freshet.collector.spool.SpoolFolder.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolLogTest {

    @TempDir private Path directory;
    private SpoolFolder folder;

    @BeforeEach
    void folder() {
        folder = new SpoolFolder(directory.resolve("good"));
    }

    @Test
    void recordsComeOutInOrderAcrossSegments() throws IOException {
        try (var log = folder.open()) {
            log.append(records(1, 30), true);
            log.append(records(31, 40), false);

            assertThat(folder.segments()).hasSizeGreaterThan(3);
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(1, 40));
        }
    }

    @Test
    void whatWasTakenLeavesNothingOnTheDisk() throws IOException {
        try (var log = folder.open()) {
            var records = records(1, 30);
            records.forEach(record -> folder.budget.add(Frame.size(record)));
            log.append(records, true);
            assertThat(folder.budget.used()).isEqualTo(folder.bytes());
            SpoolFolder.drain(log);

            assertThat(folder.segments()).isEmpty();
            assertThat(folder.budget.used()).isZero();
            log.append(records(31, 31), true);
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(31, 31));
        }
    }

    @Test
    void theNextProcessGoesOnWhereThisOneWas() throws IOException {
        var first = folder.open();
        first.append(records(1, 30), false);
        first.release(first.read(7, 1 << 16).get(6).next());
        // Nothing is closed: this is how kill -9 leaves it.

        try (var log = folder.open()) {
            log.append(records(31, 33), true);

            assertThat(log.oldestMillis()).hasValue(1008);
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(8, 33));
        }
    }

    @Test
    void aSpoolThatWasEmptiedStaysEmptyForTheNextProcess() throws IOException {
        var first = folder.open();
        first.append(records(1, 3), false);
        SpoolFolder.drain(first);
        var second = folder.open();
        second.append(records(4, 5), false);

        try (var log = folder.open()) {
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(4, 5));
        }
    }

    @Test
    void withoutAReadablePositionEverythingComesAgain() throws IOException {
        var first = folder.open();
        first.append(records(1, 5), false);
        first.release(first.read(2, 1 << 16).get(1).next());
        Files.write(folder.path.resolve("position"), new byte[20]);

        try (var log = folder.open()) {
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(1, 5));
        }
    }

    @Test
    void aWriteCutOffAtAnyByteLosesOnlyItself() throws IOException {
        var first = folder.open();
        first.append(records(1, 3), false);
        var whole = Files.size(folder.segments().get(0));
        first.append(records(4, 4), false);
        var segment = folder.segments().get(0);
        var bytes = Files.readAllBytes(segment);

        for (var length = (int) whole; length < bytes.length; length++) {
            Files.write(segment, Arrays.copyOf(bytes, length));
            try (var log = folder.open()) {
                assertThat(waiting(log)).as("cut to %d bytes", length).isEqualTo(texts(1, 3));
                assertThat(Files.size(segment)).isEqualTo(whole);
            }
        }
    }

    @Test
    void aSegmentCutOffInItsHeaderIsNone() throws IOException {
        var first = folder.open();
        first.append(records(1, 3), false);
        var segment = folder.segments().get(0);
        for (var length = 0; length <= SegmentHeader.SIZE; length++) {
            Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), length));

            try (var log = folder.open()) {
                assertThat(log.isEmpty()).isTrue();
                assertThat(folder.segments()).isEmpty();
                log.append(records(4, 4), false);
                assertThat(SpoolFolder.drain(log)).isEqualTo(texts(4, 4));
            }
            Files.write(segment, new byte[length + 1]);
        }
    }

    @Test
    void anyDamagedByteLosesOnlyTheRecordItIsIn() throws IOException {
        var first = folder.open();
        first.append(records(1, 3), false);
        var segment = folder.segments().get(0);
        var bytes = Files.readAllBytes(segment);
        var frame = (bytes.length - SegmentHeader.SIZE) / 3;

        for (var at = SegmentHeader.SIZE + frame; at < SegmentHeader.SIZE + 2 * frame; at++) {
            var damaged = bytes.clone();
            damaged[at] ^= 0x10;
            var other = new SpoolFolder(directory.resolve("damage" + at));
            Files.createDirectories(other.path);
            Files.write(other.path.resolve(segment.getFileName()), damaged);
            try (var log = other.open()) {
                assertThat(SpoolFolder.drain(log))
                        .as("damage at byte %d", at)
                        .isEqualTo(List.of(texts(1, 1).get(0), texts(3, 3).get(0)));
            }
        }
    }

    @Test
    void aDamagedFileIsKeptForAPerson() throws IOException {
        var first = folder.open();
        first.append(records(1, 3), false);
        var segment = folder.segments().get(0);
        var bytes = Files.readAllBytes(segment);
        bytes[SegmentHeader.SIZE + 30] ^= 1;
        Files.write(segment, bytes);

        try (var log = folder.open()) {
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(2, 3));
        }

        assertThat(folder.segments()).isEmpty();
        assertThat(segment.resolveSibling(segment.getFileName() + ".damaged"))
                .hasBinaryContent(bytes);
    }

    @Test
    void damageDoneWhileTheProcessRunsIsSteppedOver() throws IOException {
        try (var log = folder.open()) {
            log.append(records(1, 3), false);
            var segment = folder.segments().get(0);
            var bytes = Files.readAllBytes(segment);
            bytes[SegmentHeader.SIZE + 30] ^= 1;
            Files.write(segment, bytes, StandardOpenOption.WRITE);

            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(2, 3));
        }
    }

    @Test
    void aClientCannotForgeAFrame() throws IOException {
        var first = folder.open();
        first.append(records(1, 1), false);
        var forged = Files.readAllBytes(folder.segments().get(0));
        SpoolFolder.drain(first);
        first.append(List.of(new SpooledRecord(1, "k", forged)), false);
        var segment = folder.segments().get(0);
        Files.write(
                segment, Arrays.copyOf(Files.readAllBytes(segment), (int) Files.size(segment) - 1));

        try (var log = folder.open()) {
            assertThat(log.isEmpty()).isTrue();
        }
    }

    @Test
    void aRecordLargerThanASegmentAndABufferIsKept() throws IOException {
        var large = new byte[3 << 20];
        large[large.length - 1] = 7;
        var first = folder.open();
        first.append(List.of(new SpooledRecord(1, "k", large)), true);
        first.append(records(1, 1), true);

        try (var log = folder.open()) {
            var stored = log.read(10, 1000);
            assertThat(stored).hasSize(1);
            assertThat(stored.get(0).record().bytes()).isEqualTo(large);
            log.release(stored.get(0).next());
            assertThat(SpoolFolder.drain(log)).isEqualTo(texts(1, 1));
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        try (var log = folder.open()) {
            log.append(records(1, 1), true);

            assertThat(mode(folder.path)).isEqualTo("rwx------");
            assertThat(mode(folder.segments().get(0))).isEqualTo("rw-------");
            assertThat(mode(folder.path.resolve("position"))).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Everything that waits, left where it is. */
    private static List<String> waiting(SpoolLog log) throws IOException {
        var found = new ArrayList<String>();
        for (var stored : log.read(1000, 1 << 20)) {
            found.add(SpoolFolder.text(stored.record()));
        }
        return found;
    }
}
