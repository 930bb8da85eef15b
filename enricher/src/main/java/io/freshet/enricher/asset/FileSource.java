package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file on this machine; known by size, time and number.
 *
 * @param file may be replaced or written at any time
 * @param maxBytes larger ones are refused
 * @param clock tells how old a file is
 */
record FileSource(Path file, long maxBytes, InstantSource clock) implements AssetSource {

    /** What was written just now may be written on without its time changing. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    @Override
    public Optional<Version> fetch(@Nullable Version known, Path target) throws IOException {
        var before = attributes();
        var version = version(before);
        if (version.equals(known)) {
            return Optional.empty();
        }
        if (before.size() > maxBytes) {
            throw AssetException.lasting(
                    "it has " + before.size() + " bytes, more than " + maxBytes, null);
        }
        Files.copy(file, target);
        if (!version(attributes()).equals(version) || Files.size(target) != before.size()) {
            throw AssetException.passing("it changed while it was read", null);
        }
        var settled = FileTime.from(clock.instant().minus(SETTLED));
        return Optional.of(
                before.lastModifiedTime().compareTo(settled) < 0 ? version : Version.UNKNOWN);
    }

    private BasicFileAttributes attributes() throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw AssetException.lasting("it is no file", null);
            }
            return attributes;
        } catch (NoSuchFileException e) {
            throw AssetException.lasting("there is no such file", e);
        }
    }

    private static Version version(BasicFileAttributes file) {
        return new Version(file.size() + "/" + file.fileKey(), file.lastModifiedTime().toString());
    }
}
