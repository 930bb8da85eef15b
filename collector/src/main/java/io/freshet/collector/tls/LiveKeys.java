package io.freshet.collector.tls;

import io.freshet.collector.settings.KeyFiles;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of files that somebody renews. Looks at contents, not at times, because the links of a
 * mounted Kubernetes secret keep theirs. Used by one thread at a time; {@link #current()} by any.
 */
public final class LiveKeys {

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveKeys.class);

    private final KeyFiles files;
    private final Clock clock;
    private volatile ServerKeys current;
    private Map<Path, byte[]> seen;
    private Found last = Found.UNCHANGED;

    private LiveKeys(KeyFiles files, Clock clock, ServerKeys current, Map<Path, byte[]> seen) {
        this.files = files;
        this.clock = clock;
        this.current = current;
        this.seen = seen;
    }

    /**
     * Reads them for the first time.
     *
     * @throws StartFailure F6011, where they cannot be used
     */
    public static LiveKeys load(KeyFiles files, Clock clock) {
        Renegotiation.refuse();
        try {
            var contents = contents(files);
            var keys = KeyReader.read(files, contents, clock.instant());
            LOGGER.atInfo()
                    .addKeyValue("files", files)
                    .addKeyValue("expiry", keys.expiry())
                    .log("certificate loaded");
            return new LiveKeys(files, clock, keys, contents);
        } catch (InvalidKeys e) {
            throw e.asStartFailure();
        }
    }

    /** The newest that could be used. */
    public ServerKeys current() {
        return current;
    }

    /** Seconds until the first certificate runs out; negative when it has. */
    public double secondsLeft() {
        return (current.expiry().toEpochMilli() - clock.millis()) / 1000.0;
    }

    /**
     * Looks at the files again. Files that cannot be used change nothing; they are told about when
     * they are the same at the next look, because a certificate and its key are seldom replaced in
     * one step.
     */
    public Found refresh() {
        Map<Path, byte[]> contents = Map.of();
        try {
            contents = contents(files);
            if (isSame(contents) && last != Found.UNUSABLE) {
                return Found.UNCHANGED;
            }
            current = KeyReader.read(files, contents, clock.instant());
            last = Found.RENEWED;
            LOGGER.atInfo()
                    .addKeyValue("files", files)
                    .addKeyValue("expiry", current.expiry())
                    .log("certificate renewed");
            seen = contents;
            return Found.RENEWED;
        } catch (InvalidKeys e) {
            var found = failed(contents, e);
            last = found == Found.UNCHANGED ? last : found;
            seen = contents;
            return found;
        }
    }

    private Found failed(Map<Path, byte[]> contents, InvalidKeys failure) {
        if (!isSame(contents)) {
            return Found.UNUSABLE;
        }
        if (last == Found.UNUSABLE) {
            LOGGER.atError()
                    .addKeyValue("problem", failure.problem().text())
                    .log("the new certificate cannot be used; the last one stays");
            return Found.REFUSED;
        }
        return Found.UNCHANGED;
    }

    private boolean isSame(Map<Path, byte[]> contents) {
        return contents.keySet().equals(seen.keySet())
                && contents.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), seen.get(file.getKey())));
    }

    private static Map<Path, byte[]> contents(KeyFiles files) throws InvalidKeys {
        var contents = new HashMap<Path, byte[]>();
        for (var file : files.files()) {
            try {
                contents.put(file, Files.readAllBytes(file));
            } catch (NoSuchFileException e) {
                throw new InvalidKeys("there is no such file", file, "correct the path", null);
            } catch (IOException e) {
                throw new InvalidKeys("the file cannot be read", file, "let this user read it", e);
            }
        }
        return contents;
    }

    /** What a look at the files came to. */
    public enum Found {
        /** The same as before. */
        UNCHANGED,
        /** New ones, which are {@link LiveKeys#current()} now. */
        RENEWED,
        /** New ones which cannot be used, perhaps not complete yet. */
        UNUSABLE,
        /** Still the ones that cannot be used. */
        REFUSED
    }
}
