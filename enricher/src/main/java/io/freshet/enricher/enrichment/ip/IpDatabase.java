package io.freshet.enricher.enrichment.ip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A MaxMind DB file in memory (format version 2), and what was found in it lately. Thread-safe.
 *
 * @param <T> what is decoded of an entry; the rest of it is skipped
 */
public final class IpDatabase<T> {

    /** Addresses whose entries are remembered; visitors send many events one after the other. */
    private static final int REMEMBERED = 10_000;

    private static final int V6 = 6;

    private final Reader reader;
    private final Class<T> entry;
    private final Cache<InetAddress, Optional<T>> found =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private IpDatabase(Reader reader, Class<T> entry) {
        this.reader = reader;
        this.entry = entry;
    }

    /**
     * Reads a file fully.
     *
     * @param types parts of a database type's name, such as {@code City}, of which one must occur
     * @throws IOException when it is no such database
     */
    public static <T> IpDatabase<T> read(Path file, Class<T> entry, List<String> types)
            throws IOException {
        try {
            var reader = new Reader(file.toFile(), FileMode.MEMORY, new CHMCache());
            var type = reader.getMetadata().databaseType();
            if (types.stream().noneMatch(type::contains)) {
                throw new IOException(
                        "it is a " + type + " database, not one of " + String.join(", ", types));
            }
            return new IpDatabase<>(reader, entry);
        } catch (InvalidDatabaseException e) {
            throw new IOException("it is no MaxMind DB file: " + e.getMessage(), e);
        }
    }

    /**
     * What is known of an address; empty where there is nothing.
     *
     * @throws UncheckedIOException when the file is damaged in this place
     */
    public Optional<T> find(InetAddress address) {
        // not the cache's own loading: it would make others wait
        var known = found.getIfPresent(address);
        if (known != null) {
            return known;
        }
        var read = lookUp(address);
        found.put(address, read);
        return read;
    }

    private Optional<T> lookUp(InetAddress address) {
        if (address instanceof Inet6Address && reader.getMetadata().ipVersion() < V6) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(reader.get(address, entry));
        } catch (IOException e) {
            throw new UncheckedIOException("the database is damaged: " + e.getMessage(), e);
        }
    }
}
