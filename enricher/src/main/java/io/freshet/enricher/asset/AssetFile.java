package io.freshet.enricher.asset;

import io.freshet.enricher.asset.AssetSource.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at one address: the file fetched last, and what readers made of it. Whatever fails, the
 * last good one stays. Thread-safe; {@link #status} never waits for a download.
 */
final class AssetFile {

    private final String name;
    private final AssetAddress address;
    private final AssetSource source;
    private final Path directory;
    private final InstantSource clock;
    private final Map<AssetReader<?>, View<?>> views = new LinkedHashMap<>();
    private @Nullable Path file;
    private @Nullable Version version;
    private int downloads;
    private volatile @Nullable AssetStatus status;

    /**
     * Nothing is fetched yet.
     *
     * @param name of the file and unique
     * @param directory where downloads go; its own
     */
    AssetFile(
            String name,
            AssetAddress address,
            AssetSource source,
            Path directory,
            InstantSource clock) {
        this.name = name;
        this.address = address;
        this.source = source;
        this.directory = directory;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    AssetAddress address() {
        return address;
    }

    /** How fresh it is; null before the first download. */
    @Nullable AssetStatus status() {
        return status;
    }

    /**
     * What a reader makes of it, now and after each change. Equal readers share what they read.
     *
     * @throws IOException when the reader cannot read it
     */
    @SuppressWarnings("unchecked") // a reader's view is what it reads
    synchronized <T> Asset<T> view(AssetReader<T> reader) throws IOException {
        var known = (View<T>) views.get(reader);
        if (known != null) {
            return known;
        }
        if (file == null) {
            throw new IllegalStateException(address + " was never fetched");
        }
        var made = new View<>(reader, read(reader, file));
        views.put(reader, made);
        return made;
    }

    /**
     * Fetches it if it changed; all readers get the new one, or none.
     *
     * @return whether it changed
     * @throws IOException when it cannot be had or read; the last good one stays
     */
    synchronized boolean check() throws IOException {
        Files.createDirectories(directory);
        var target = directory.resolve(downloads++ + "-" + name);
        try {
            var fetched = source.fetch(version, target);
            return fetched.isPresent() ? take(target, fetched.get()) : confirm(version);
        } catch (IOException e) {
            var last = status;
            status = last == null ? null : last.failedWith(AssetException.said(e));
            throw e;
        } finally {
            if (!target.equals(file)) {
                Files.deleteIfExists(target);
            }
        }
    }

    private boolean take(Path fetched, Version newVersion) throws IOException {
        var digest = digest(fetched);
        var last = status;
        if (last != null && last.digest().equals(digest)) {
            return confirm(newVersion);
        }
        var swaps = new ArrayList<Runnable>();
        for (var view : views.values()) {
            swaps.add(view.read(fetched));
        }
        swaps.forEach(Runnable::run);
        var now = clock.instant();
        status =
                new AssetStatus(
                        name, address.toString(), now, now, Files.size(fetched), digest, null);
        var old = file;
        file = fetched;
        version = newVersion;
        if (old != null) {
            Files.deleteIfExists(old);
        }
        return true;
    }

    private boolean confirm(@Nullable Version same) {
        version = same;
        var last = status;
        status = last == null ? null : last.checkedAt(clock.instant());
        return false;
    }

    private static <T> T read(AssetReader<T> reader, Path file) throws IOException {
        try {
            return reader.read(file);
        } catch (IOException | RuntimeException e) {
            throw AssetException.lasting("it cannot be read: " + AssetException.said(e), e);
        }
    }

    private static String digest(Path file) throws IOException {
        try (var in = Files.newInputStream(file);
                var digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What one reader made of the file. */
    private final class View<T> implements Asset<T> {

        private final AssetReader<T> reader;
        private volatile T current;

        View(AssetReader<T> reader, T first) {
            this.reader = reader;
            this.current = first;
        }

        @Override
        public T current() {
            return current;
        }

        @Override
        public Optional<AssetStatus> status() {
            return Optional.ofNullable(AssetFile.this.status());
        }

        /** Reads a newer one; shown only when what is returned runs. */
        Runnable read(Path file) throws IOException {
            var next = AssetFile.read(reader, file);
            return () -> current = next;
        }
    }
}
