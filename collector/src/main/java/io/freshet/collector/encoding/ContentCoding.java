package io.freshet.collector.encoding;

import io.freshet.collector.request.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A way in which a body may be compressed, as named by {@code Content-Encoding}. */
public enum ContentCoding {
    /** RFC 1952, one member or several. */
    GZIP {
        @Override
        InputStream open(byte[] body) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(body), BUFFER_BYTES);
        }
    },
    /** RFC 1950; and RFC 1951 without its frame, which many clients send by this name. */
    DEFLATE {
        @Override
        InputStream open(byte[] body) {
            return new RawInflater(new ByteArrayInputStream(body), !hasZlibFrame(body));
        }
    },
    /** RFC 8878. */
    ZSTD {
        @Override
        InputStream open(byte[] body) throws IOException {
            return ZstdBody.open(body);
        }
    };

    private static final int BUFFER_BYTES = 4096;

    /**
     * That of a request. Empty where the body is not compressed, where the coding is none of these,
     * and where there are several: such bodies are kept as they came.
     */
    public static Optional<ContentCoding> of(Headers headers) {
        var value = headers.first("Content-Encoding");
        if (value == null || headers.count("Content-Encoding") > 1) {
            return Optional.empty();
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    /** Reads what the body holds; reading fails where it is malformed or ends too early. */
    abstract InputStream open(byte[] body) throws IOException;

    private static boolean hasZlibFrame(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0F) == 8
                && (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) % 31 == 0;
    }

    /** Frees its native memory with the stream, which a given inflater would not. */
    private static final class RawInflater extends InflaterInputStream {

        private RawInflater(InputStream in, boolean frameless) {
            super(in, new Inflater(frameless), BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
