package io.freshet.collector.encoding;

import io.freshet.collector.request.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a compressed body apart piece by piece and stops at a limit, so that a small body that
 * would become a huge one costs no more than any other.
 *
 * @param maxBytes most that a body may come to; 413 beyond
 */
public record BodyDecoder(int maxBytes) {

    private static final int PIECE_BYTES = 8192;

    /** What decoding came to: exactly one of the two is present. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes has no use
    public record Decoded(byte @Nullable [] body, @Nullable Rejection rejection) {

        private static Decoded reject(int status, String reason) {
            return new Decoded(null, new Rejection(status, reason));
        }
    }

    /**
     * Decodes a whole body.
     *
     * @param room asked for every piece's bytes before they are kept; 503 when it says no. What it
     *     has granted stays taken, whatever the outcome.
     */
    public Decoded decode(ContentCoding coding, byte[] body, IntPredicate room) {
        try (var in = coding.open(body)) {
            var out = new ByteArrayOutputStream(Math.min(maxBytes, body.length * 4));
            var piece = new byte[PIECE_BYTES];
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (out.size() + read > maxBytes) {
                    return Decoded.reject(413, "The decoded body is too large.");
                }
                if (!room.test(read)) {
                    return Decoded.reject(503, "Service Unavailable");
                }
                out.write(piece, 0, read);
            }
            return new Decoded(out.toByteArray(), null);
        } catch (IOException malformed) {
            return Decoded.reject(400, "The body is not what its Content-Encoding says.");
        } catch (LinkageError noNativeLibrary) {
            return Decoded.reject(415, "This Content-Encoding cannot be read here.");
        }
    }
}
