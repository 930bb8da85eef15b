package io.freshet.collector.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyDecoderTest {

    private static final byte[] EVENTS =
            "{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":[{\"e\":\"pv\"}]}"
                    .repeat(200)
                    .getBytes(StandardCharsets.UTF_8);
    private static final BodyDecoder DECODER = new BodyDecoder(1 << 20);

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void decodesWhatWasEncoded(ContentCoding coding) throws IOException {
        var decoded = DECODER.decode(coding, encode(coding, EVENTS), bytes -> true);

        assertThat(decoded.body()).isEqualTo(EVENTS);
        assertThat(decoded.rejection()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void aBodyOfExactlyTheLimitIsDecodedAndOneByteMoreIsNot(ContentCoding coding)
            throws IOException {
        var encoded = encode(coding, EVENTS);

        assertThat(new BodyDecoder(EVENTS.length).decode(coding, encoded, bytes -> true).body())
                .isEqualTo(EVENTS);
        assertThat(
                        new BodyDecoder(EVENTS.length - 1)
                                .decode(coding, encoded, bytes -> true)
                                .rejection()
                                .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void aBombTakesNoMoreThanTheLimit(ContentCoding coding) throws IOException {
        var bomb = encode(coding, new byte[100 << 20]);
        var granted = new int[1];

        var decoded =
                DECODER.decode(
                        coding,
                        bomb,
                        bytes -> {
                            granted[0] += bytes;
                            return true;
                        });

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(decoded.rejection().status()).isEqualTo(413);
        assertThat(granted[0]).isLessThanOrEqualTo(1 << 20);
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void aBodyThatIsCutOffIsMalformed(ContentCoding coding) throws IOException {
        var encoded = encode(coding, EVENTS);
        for (var length = 1; length < encoded.length - 8; length++) {
            var cut = Arrays.copyOf(encoded, length);

            assertThat(DECODER.decode(coding, cut, bytes -> true).rejection())
                    .as("cut to " + length)
                    .isNotNull()
                    .satisfies(rejection -> assertThat(rejection.status()).isEqualTo(400));
        }
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void randomBytesNeverThrow(ContentCoding coding) throws IOException {
        var random = new Random(7);
        var encoded = encode(coding, EVENTS);
        for (var i = 0; i < 2000; i++) {
            var bytes = encoded.clone();
            for (var j = random.nextInt(5); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            var decoded = DECODER.decode(coding, bytes, size -> true);

            assertThat(decoded.body() == null).isEqualTo(decoded.rejection() != null);
        }
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void withoutRoomItIsToComeAgain(ContentCoding coding) throws IOException {
        var decoded = DECODER.decode(coding, encode(coding, EVENTS), bytes -> false);

        assertThat(decoded.rejection().status()).isEqualTo(503);
    }

    @Test
    void deflateWithoutItsFrameIsReadToo() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflate.write(EVENTS);
        }

        assertThat(DECODER.decode(ContentCoding.DEFLATE, out.toByteArray(), b -> true).body())
                .isEqualTo(EVENTS);
    }

    @Test
    void severalGzipMembersAreOneBody() throws IOException {
        var twice = new ByteArrayOutputStream();
        twice.writeBytes(encode(ContentCoding.GZIP, "one ".getBytes(StandardCharsets.UTF_8)));
        twice.writeBytes(encode(ContentCoding.GZIP, "two".getBytes(StandardCharsets.UTF_8)));

        assertThat(DECODER.decode(ContentCoding.GZIP, twice.toByteArray(), b -> true).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("one two");
    }

    @Test
    void aZstdWindowBeyondEightMebibytesIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
            zstd.setLong(27);
            zstd.write(EVENTS);
            zstd.flush();
            zstd.write(EVENTS);
        }

        assertThat(
                        DECODER.decode(ContentCoding.ZSTD, out.toByteArray(), b -> true)
                                .rejection()
                                .status())
                .isEqualTo(400);
    }

    @Test
    void onlyOneKnownCodingIsUndone() {
        assertThat(coding("gzip")).contains(ContentCoding.GZIP);
        assertThat(coding("X-GZip")).contains(ContentCoding.GZIP);
        assertThat(coding("deflate")).contains(ContentCoding.DEFLATE);
        assertThat(coding("zstd")).contains(ContentCoding.ZSTD);
        assertThat(coding("br")).isEmpty();
        assertThat(coding("identity")).isEmpty();
        assertThat(coding("")).isEmpty();
        assertThat(coding("gzip, zstd")).isEmpty();
        assertThat(coding("gzip", "gzip")).isEmpty();
        assertThat(coding()).isEmpty();
    }

    private static java.util.Optional<ContentCoding> coding(String... values) {
        return ContentCoding.of(
                new Headers(
                        List.of(values).stream()
                                .map(value -> new Header("Content-encoding", value))
                                .toList()));
    }

    static byte[] encode(ContentCoding coding, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (coding) {
            case ZSTD -> out.writeBytes(Zstd.compress(bytes));
            case GZIP -> {
                try (var gzip = new GZIPOutputStream(out)) {
                    gzip.write(bytes);
                }
            }
            case DEFLATE -> {
                try (var deflate = new DeflaterOutputStream(out)) {
                    deflate.write(bytes);
                }
            }
        }
        return out.toByteArray();
    }
}
