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

        @Override
        boolean isLikely(byte[] body) {
            return startsWith(body, 0x1F, 0x8B);
        }
    },
    /** RFC 1950; and RFC 1951 without its frame, which many clients send by this name. */
    DEFLATE {
        @Override
        InputStream open(byte[] body) {
            return new RawInflater(new ByteArrayInputStream(body), !hasZlibFrame(body));
        }

        @Override
        boolean isLikely(byte[] body) {
            return body.length > 0 && body[0] != '{' && body[0] != '[';
        }
    },
    /** RFC 8878. */
    ZSTD {
        @Override
        InputStream open(byte[] body) throws IOException {
            return ZstdBody.open(body);
        }

        @Override
        boolean isLikely(byte[] body) {
            // A frame, or one to skip.
            return startsWith(body, 0x28, 0xB5, 0x2F, 0xFD)
                    || (body.length >= 4
                            && (body[0] & 0xF0) == 0x50
                            && body[1] == 0x2A
                            && body[2] == 0x4D
                            && body[3] == 0x18);
        }
    };

    private static final int BUFFER_BYTES = 4096;

    /**
     * That of a request's body. Empty where it is not compressed, where the coding is none of
     * these, where there are several, and where the body does not begin as such a body does,
     * because a proxy has undone the coding and left the header: such bodies are kept as they came.
     */
    public static Optional<ContentCoding> of(Headers headers, byte[] body) {
        return of(headers).filter(coding -> coding.isLikely(body));
    }

    static Optional<ContentCoding> of(Headers headers) {
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

    /** Whether a body begins as one in this coding does. */
    abstract boolean isLikely(byte[] body);

    private static boolean startsWith(byte[] body, int... magic) {
        for (var i = 0; i < magic.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

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
