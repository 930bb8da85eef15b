package io.freshet.enricher.asset;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches assets and keeps them fresh. Thread-safe. */
public final class Assets implements AutoCloseable {

    /** Fetches an asset now. */
    public <T> Asset<T> get(URI address, AssetReader<T> reader) {
        try (var bytes = address.toURL().openStream()) {
            Path file = Files.createTempFile("freshet-asset", "");
            try {
                Files.write(file, bytes.readAllBytes());
                var read = reader.read(file);
                return () -> read;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(address + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {}
}
