package io.freshet.collector.spool;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SpoolSettings.Fsync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A spool's log on a folder of a test, opened and left as often as it likes. */
final class SpoolFolder {

    static final int SEGMENT_BYTES = 400;

    final Path path;
    final SpoolBudget budget = new SpoolBudget(1 << 20, 0, () -> Long.MAX_VALUE);

    SpoolFolder(Path path) {
        this.path = path;
    }

    /** As a process that starts finds it. */
    SpoolLog open() throws IOException {
        return new SpoolLog(path, SEGMENT_BYTES, budget, Recovery.of(path));
    }

    /** The segments in order. */
    List<Path> segments() throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file -> Segment.idOf(file) > 0).sorted().toList();
        }
    }

    /** Bytes of all segments. */
    long bytes() throws IOException {
        var bytes = 0L;
        for (var segment : segments()) {
            bytes += Files.size(segment);
        }
        return bytes;
    }

    /** Numbered records from one number to another; both belong to it. */
    static List<SpooledRecord> records(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(
                        i ->
                                new SpooledRecord(
                                        1000L + i,
                                        "k" + i,
                                        ("value " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Everything that waits, released while it is read. */
    static List<String> drain(SpoolLog log) throws IOException {
        var found = new ArrayList<String>();
        while (!log.isEmpty()) {
            for (var stored : log.read(3, 1 << 16)) {
                found.add(text(stored.record()));
                log.release(stored.next());
            }
        }
        return found;
    }

    /** Key and value as {@link #drain} gives them. */
    static String text(SpooledRecord record) {
        return record.storedAtMillis()
                + " "
                + record.key()
                + "="
                + new String(record.bytes(), StandardCharsets.UTF_8);
    }

    static List<String> texts(int first, int last) {
        return records(first, last).stream().map(SpoolFolder::text).toList();
    }

    static SpoolSettings settings(Path directory, long maxBytes, long minFreeBytes) {
        return settings(directory, maxBytes, minFreeBytes, Fsync.ALWAYS);
    }

    static SpoolSettings settings(Path directory, long maxBytes, long minFreeBytes, Fsync fsync) {
        return new SpoolSettings(
                true,
                directory,
                Duration.ofSeconds(1),
                maxBytes,
                1 << 16,
                fsync,
                Duration.ofMillis(10),
                minFreeBytes);
    }
}
