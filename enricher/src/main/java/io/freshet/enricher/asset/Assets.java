package io.freshet.enricher.asset;

import io.freshet.enricher.asset.AssetMeters.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches assets and keeps them fresh: each address is asked at a period, on a thread of its own,
 * and what enrichments use is swapped when there is a newer file that can be read. Thread-safe.
 */
public final class Assets implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Assets.class);

    private final AssetSettings settings;
    private final AssetMeters meters;
    private final InstantSource clock;
    private final AssetSources sources;
    private final List<AssetFile> files = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService refresher =
            Executors.newSingleThreadScheduledExecutor(Assets::thread);
    private @Nullable AssetDirectory directory;

    /** With the usual settings, and meters that nobody sees. */
    public Assets() {
        this(AssetSettings.DEFAULT, new SimpleMeterRegistry());
    }

    /** With the system's clock. */
    public Assets(AssetSettings settings, MeterRegistry meters) {
        this(settings, meters, InstantSource.system());
    }

    Assets(AssetSettings settings, MeterRegistry meters, InstantSource clock) {
        this.settings = settings;
        this.meters = new AssetMeters(meters, clock);
        this.clock = clock;
        this.sources = new AssetSources(settings, clock);
    }

    /**
     * The address of a file in a folder, as configurations of enrichments give it.
     *
     * @param folder an absolute URI or a path; a query, such as a signature, stays behind the file
     * @throws IllegalArgumentException when that makes no address
     */
    public static URI address(String folder, String file) {
        int query = folder.indexOf('?');
        var path = query < 0 ? folder : folder.substring(0, query);
        var rest = query < 0 ? "" : folder.substring(query);
        return URI.create(path.replaceFirst("/+$", "") + "/" + file + rest);
    }

    /**
     * Fetches an asset now and whenever it changes. Who asks for the same address shares the
     * download; who asks with an equal reader, too, shares what was read.
     *
     * @param address a file, http, https or s3 URI, or a plain path
     * @throws IllegalArgumentException when it cannot be had or read; says which, why and how to
     *     mend it
     */
    public synchronized <T> Asset<T> get(URI address, AssetReader<T> reader) {
        var known = files.stream().filter(file -> file.address().uri().equals(address)).findFirst();
        var file = known.orElseGet(() -> file(new AssetAddress(address)));
        try {
            if (known.isEmpty()) {
                fetchFirst(file);
            }
            var asset = file.view(reader);
            if (known.isEmpty()) {
                files.add(file);
                meters.bind(file);
                scheduleCheck(file, 0);
            }
            return asset;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the asset "
                            + file.address()
                            + " cannot be used: "
                            + AssetException.said(e)
                            + ". Put the file there, mend its address in the enrichment's"
                            + " configuration, or set \"enabled\" to false there.",
                    e);
        }
    }

    /** How fresh each asset is. Never waits for a download. */
    public List<AssetStatus> statuses() {
        return files.stream().map(AssetFile::status).filter(Objects::nonNull).toList();
    }

    private AssetFile file(AssetAddress address) {
        var source = sources.of(address);
        return new AssetFile(
                unique(address.fileName()), address, source, directory().path(), clock);
    }

    private String unique(String fileName) {
        var names = files.stream().map(AssetFile::name).toList();
        var name = fileName;
        for (int i = 2; names.contains(name); i++) {
            name = fileName + "-" + i;
        }
        return name;
    }

    AssetDirectory directory() {
        if (directory == null) {
            directory = AssetDirectory.create();
        }
        return directory;
    }

    private void fetchFirst(AssetFile file) throws IOException {
        for (int failures = 1; ; failures++) {
            try {
                file.check();
                return;
            } catch (IOException e) {
                var isLasting = e instanceof AssetException known && known.isLasting();
                if (isLasting || failures == AssetSettings.FIRST_TRIES) {
                    throw e;
                }
                pause(settings.nextCheck(failures));
            }
        }
    }

    private static void pause(Duration delay) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        }
    }

    private void scheduleCheck(AssetFile file, int failures) {
        if (!refresher.isShutdown()) {
            var unused =
                    refresher.schedule(
                            () -> refresh(file, failures),
                            settings.nextCheck(failures).toNanos(),
                            TimeUnit.NANOSECONDS);
        }
    }

    private void refresh(AssetFile file, int failuresBefore) {
        int failures = failuresBefore + 1;
        try {
            var isChanged = file.check();
            failures = 0;
            meters.count(file, isChanged ? Outcome.CHANGED : Outcome.UNCHANGED);
            if (isChanged) {
                logSwap(file);
            }
        } catch (IOException | RuntimeException e) {
            meters.count(file, Outcome.FAILED);
            // once for all failures in a row: the metrics tell whether it goes on
            if (failures == 1 && !refresher.isShutdown()) {
                logFailure(file, e);
            }
        } finally {
            scheduleCheck(file, failures);
        }
    }

    private static void logSwap(AssetFile file) {
        var status = Objects.requireNonNull(file.status());
        LOGGER.atInfo()
                .addKeyValue("asset", status.address())
                .addKeyValue("bytes", status.bytes())
                .addKeyValue("digest", status.digest())
                .log("asset swapped for a newer one");
    }

    private static void logFailure(AssetFile file, Exception failure) {
        LOGGER.atWarn()
                .addKeyValue("asset", file.address())
                .addKeyValue("error", AssetException.said(failure))
                .log("asset cannot be refreshed, the last good one is used until it can");
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "assets");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops looking for newer ones; what was read can be used on. */
    @Override
    public synchronized void close() {
        refresher.shutdownNow();
        sources.close();
        if (directory != null) {
            directory.close();
        }
    }
}
