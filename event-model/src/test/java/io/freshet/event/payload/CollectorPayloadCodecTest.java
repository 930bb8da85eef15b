package io.freshet.event.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.thrift.TException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorPayloadCodecTest {

    private static final byte[] TYPES = {2, 3, 4, 6, 8, 10, 11, 12, 13, 14, 15, 16};

    @Test
    void writesWhatThriftsOwnLibraryWrites() throws TException {
        var random = new Random(20261121);
        for (int i = 0; i < 2000; i++) {
            var payload = payload(random);

            assertThat(CollectorPayloadCodec.encode(payload))
                    .isEqualTo(ThriftOracle.write(payload));
        }
    }

    @Test
    void readsBackWhatItWrote() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var payload = payload(random);

            assertThat(CollectorPayloadCodec.decode(CollectorPayloadCodec.encode(payload)))
                    .isEqualTo(new Decoded.Payload(payload));
        }
    }

    @Test
    void agreesWithThriftsOwnLibraryOnForeignFields() throws TException {
        var random = new Random(99);
        for (int i = 0; i < 2000; i++) {
            var record = withForeignFields(random, payload(random));

            assertThat(CollectorPayloadCodec.decode(record))
                    .isEqualTo(new Decoded.Payload(ThriftOracle.read(record)));
        }
    }

    @Test
    void neverThrowsOnDamagedBytesAndReadsThemAsThriftDoes() {
        var random = new Random(4711);
        int payloads = 0;
        for (int i = 0; i < 50_000; i++) {
            var record = damaged(random, withForeignFields(random, payload(random)));

            var decoded = CollectorPayloadCodec.decode(record);

            if (decoded instanceof Decoded.Payload read && read.payload().schema() != null) {
                payloads++;
                assertSameAsThrift(record, read.payload());
            }
        }
        assertThat(payloads).isGreaterThan(1000);
    }

    @Test
    void neverThrowsOnRandomBytes() {
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);

            assertThat(CollectorPayloadCodec.decode(bytes)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 6})
    void lengthsBeyondTheRecordAreRefusedBeforeMemoryIsTaken(int length) {
        var text = ByteBuffer.allocate(12).put((byte) 11).putShort((short) 330).putInt(length);
        var list =
                ByteBuffer.allocate(13)
                        .put((byte) 15)
                        .putShort((short) 350)
                        .put((byte) 11)
                        .putInt(length);
        var map =
                ByteBuffer.allocate(14)
                        .put((byte) 13)
                        .putShort((short) 9)
                        .put((byte) 2)
                        .put((byte) 2)
                        .putInt(length);

        for (var record : List.of(text, list, map)) {
            assertThat(CollectorPayloadCodec.decode(record.array()))
                    .isInstanceOf(Decoded.Corrupt.class);
        }
    }

    @Test
    void bottomlessNestingIsRefused() {
        var structs = new byte[30_000];
        for (int i = 0; i + 2 < structs.length; i += 3) {
            structs[i] = 12;
            structs[i + 2] = 9;
        }
        var lists = new byte[50_000];
        Arrays.fill(lists, (byte) 0);
        lists[0] = 15;
        for (int i = 3; i + 5 < lists.length; i += 5) {
            lists[i] = 15;
            lists[i + 4] = 1;
        }

        assertThat(CollectorPayloadCodec.decode(structs)).isInstanceOf(Decoded.Corrupt.class);
        assertThat(CollectorPayloadCodec.decode(lists)).isInstanceOf(Decoded.Corrupt.class);
    }

    @Test
    void headersThatAreNoTextsAreSkipped() {
        var record =
                ByteBuffer.allocate(64)
                        .put(new byte[] {15, 1, 94, 8, 0, 0, 0, 1, 0, 0, 0, 5})
                        .put((byte) 11)
                        .putShort((short) 31337)
                        .putInt(1)
                        .put((byte) 's')
                        .array();

        var decoded = (Decoded.Payload) CollectorPayloadCodec.decode(record);

        assertThat(decoded.payload().headers()).isNull();
        assertThat(decoded.payload().schema()).isEqualTo("s");
    }

    @Test
    void recordOfBefore2014IsReadAsPixelRequest() {
        var record = ByteBuffer.allocate(128);
        record.put((byte) 10).putShort((short) 1).putLong(1_400_000_000_000L);
        text(record, 20, "clj-0.6.0");
        text(record, 30, "UTF-8");
        text(record, 40, "198.51.100.1");
        record.put((byte) 12).putShort((short) 41);
        record.put((byte) 8).putShort((short) 1).putInt(1);
        text(record, 3, "e=pv");
        record.put((byte) 0);
        text(record, 45, "collector.example");
        record.put((byte) 0);

        var decoded = (Decoded.Payload) CollectorPayloadCodec.decode(record.array());

        assertThat(decoded.payload())
                .isEqualTo(
                        new CollectorPayload(
                                null,
                                "198.51.100.1",
                                1_400_000_000_000L,
                                "UTF-8",
                                "clj-0.6.0",
                                null,
                                null,
                                "/i",
                                "e=pv",
                                null,
                                null,
                                null,
                                "collector.example",
                                null));
    }

    @Test
    void recordWithNeitherSchemaNorOldPayloadIsCorrupt() {
        assertThat(CollectorPayloadCodec.decode(new byte[] {0}))
                .isInstanceOf(Decoded.Corrupt.class);
        assertThat(CollectorPayloadCodec.decode(new byte[0])).isInstanceOf(Decoded.Corrupt.class);
    }

    private static void assertSameAsThrift(byte[] record, CollectorPayload read) {
        try {
            assertThat(read.toString()).isEqualTo(ThriftOracle.read(record).toString());
        } catch (TException e) {
            // An empty collection of a type that does not exist does no harm here.
            assertThat(e).hasMessage("unrecognized type code");
        }
    }

    private static void text(ByteBuffer record, int id, String text) {
        var utf8 = text.getBytes(UTF_8);
        record.put((byte) 11).putShort((short) id).putInt(utf8.length).put(utf8);
    }

    private static CollectorPayload payload(Random random) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                text(random),
                random.nextLong(),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                random.nextBoolean() ? null : texts(random),
                text(random),
                text(random),
                text(random));
    }

    private static @Nullable String text(Random random) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(
                    "aé€😀\t\"&".codePoints().skip(random.nextInt(7)).findFirst().orElse(0));
        }
        return text.toString();
    }

    private static List<String> texts(Random random) {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add("Name: " + text(random));
        }
        return texts;
    }

    /** The record with fields of unknown ids and known ids of other types in front. */
    private static byte[] withForeignFields(Random random, CollectorPayload payload) {
        var record = ByteBuffer.allocate(60_000);
        for (int i = random.nextInt(4); i > 0; i--) {
            byte type = TYPES[random.nextInt(TYPES.length)];
            record.put(type).putShort((short) (type == 11 ? 7 : 200 + 10 * random.nextInt(3) + 1));
            value(random, record, type, 0);
        }
        record.put(CollectorPayloadCodec.encode(payload));
        return Arrays.copyOf(record.array(), record.position());
    }

    private static void value(Random random, ByteBuffer out, byte type, int depth) {
        // Thrift's library cannot tell how small a list of UUIDs may be, so none is made.
        byte inner = depth > 2 ? 3 : TYPES[random.nextInt(TYPES.length - 1)];
        int count = random.nextInt(3);
        switch (type) {
            case 11 -> out.putInt(2).put((byte) 'o').put((byte) 'k');
            case 12 -> {
                for (int i = 0; i < count; i++) {
                    out.put(inner).putShort((short) i);
                    value(random, out, inner, depth + 1);
                }
                out.put((byte) 0);
            }
            case 13 -> {
                out.put((byte) 11).put(inner).putInt(count);
                for (int i = 0; i < count; i++) {
                    value(random, out, (byte) 11, depth + 1);
                    value(random, out, inner, depth + 1);
                }
            }
            case 14, 15 -> {
                out.put(inner).putInt(count);
                for (int i = 0; i < count; i++) {
                    value(random, out, inner, depth + 1);
                }
            }
            case 2, 3 -> out.put((byte) 1);
            case 6 -> out.putShort((short) 1);
            case 8 -> out.putInt(1);
            case 16 -> out.putLong(1).putLong(2);
            default -> out.putLong(1);
        }
    }

    private static byte[] damaged(Random random, byte[] record) {
        var bytes =
                random.nextInt(3) == 0
                        ? Arrays.copyOf(record, random.nextInt(record.length))
                        : record;
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) random.nextInt(random.nextBoolean() ? 256 : 17);
        }
        return bytes;
    }
}
