package io.freshet.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records that the brokers will never take, for a person to decide on: one line each, {@code
 * stream}, tab, key, tab, base64 of the value, as the collector's standard output has them.
 */
final class SetAside {

    private static final Logger LOGGER = LoggerFactory.getLogger(SetAside.class);

    private final String stream;
    private final Path file;

    SetAside(String stream, Path file) {
        this.stream = stream;
        this.file = file;
    }

    void add(SpooledRecord record, String reason) throws IOException {
        var line =
                stream
                        + "\t"
                        + record.key()
                        + "\t"
                        + Base64.getEncoder().encodeToString(record.bytes())
                        + "\n";
        try (var out = OwnerOnly.open(file)) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            out.position(out.size());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
        LOGGER.atError()
                .addKeyValue("file", file)
                .addKeyValue("bytes", record.bytes().length)
                .addKeyValue("error", reason)
                .log("the brokers will never take a record of the spool, it is put aside");
    }
}
