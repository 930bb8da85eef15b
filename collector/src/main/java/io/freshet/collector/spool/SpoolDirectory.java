package io.freshet.collector.spool;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.runtime.files.HeldDirectory;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of all spools of a collector, held by one process at a time. */
public final class SpoolDirectory implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(SpoolDirectory.class);

    private final HeldDirectory held;
    private final SpoolSettings settings;
    private final SpoolBudget budget;
    private final List<Spool> spools = new CopyOnWriteArrayList<>();

    private SpoolDirectory(HeldDirectory held, SpoolSettings settings, FileStore disk) {
        this.held = held;
        this.settings = settings;
        this.budget =
                new SpoolBudget(
                        settings.maxBytes(), settings.minFreeBytes(), () -> freeBytes(disk));
    }

    /**
     * Makes the folder where there is none and takes hold of it.
     *
     * @throws StartFailure when another process holds it (F6013) or it cannot be used (F6012)
     */
    public static SpoolDirectory open(SpoolSettings settings) {
        var root = settings.directory().toAbsolutePath().normalize();
        try {
            var held = HeldDirectory.hold(root, pid -> inUse(root, pid));
            return new SpoolDirectory(held, settings, Files.getFileStore(root));
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /**
     * The spool of one stream, with what a former process left in it.
     *
     * @param stream names a folder and a thread
     * @throws StartFailure when it cannot be used (F6012)
     */
    public Spool spool(String stream) {
        var directory = held.path().resolve(stream);
        try {
            var found = Recovery.of(directory);
            var log = new SpoolLog(directory, settings.segmentBytes(), budget, found);
            if (found.records() > 0) {
                LOGGER.atInfo()
                        .addKeyValue("spool", stream)
                        .addKeyValue("records", found.records())
                        .addKeyValue("files", found.segments().size())
                        .log("the spool has records of before");
            }
            var aside = new SetAside(stream, directory.resolve("rejected.tsv"));
            var spool = new Spool(stream, log, budget, settings, aside, System::currentTimeMillis);
            spools.add(spool);
            return spool;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** Bytes of all its files that hold records. */
    public long bytes() {
        return budget.used();
    }

    /** What these may take. */
    public long maxBytes() {
        return settings.maxBytes();
    }

    /** The spools that were asked for. */
    public List<Spool> spools() {
        return List.copyOf(spools);
    }

    /** Stores what was offered, closes all spools and lets go of the folder. */
    @Override
    public void close() {
        for (var spool : spools) {
            try {
                spool.close();
            } catch (IOException e) {
                LOGGER.atError().addKeyValue("error", e.toString()).log("the spool does not close");
            }
        }
        LOGGER.atInfo()
                .addKeyValue("directory", held.path())
                .addKeyValue("stored", sum(SpoolCounters::stored))
                .addKeyValue("replayed", sum(SpoolCounters::released))
                .addKeyValue("bytesLeft", budget.used())
                .log(
                        spools.stream().allMatch(Spool::isEmpty)
                                ? "spool closed, nothing waits in it"
                                : "spool closed, the next start sends what waits in it");
        held.close();
    }

    private long sum(ToLongFunction<SpoolCounters> count) {
        return spools.stream().map(Spool::counters).mapToLong(count).sum();
    }

    private static long freeBytes(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static StartFailure unusable(Path directory, IOException cause) {
        return new StartFailure(
                ExitCode.BAD_CONFIGURATION,
                new Problem(
                        "F6012",
                        "the collector's spool cannot be used",
                        directory.toString(),
                        cause.toString(),
                        "give a folder that this user may write as spool.directory, or set"
                                + " spool.enabled = false: events are refused then while the brokers"
                                + " are away"),
                cause);
    }

    private static StartFailure inUse(Path root, @Nullable String pid) {
        return new StartFailure(
                ExitCode.REFUSED,
                new Problem(
                        "F6013",
                        "another collector uses this spool",
                        root.toString(),
                        pid == null ? null : "process " + pid + " holds it",
                        "stop that process, or give each collector a spool.directory of its own"),
                null);
    }
}
