package io.freshet.loader.pg.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyBufferTest {

    @Test
    void zeroDisappearsAndHalfAPairIsReplaced() {
        assertThat(stored("a\0b")).isEqualTo("ab");
        assertThat(stored("a\ud83db\ude00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void everyPlaneOfUnicodeIsEncoded() {
        var text = "aé日😀\u07ff\u0800\uffff\udbff\udfff";

        assertThat(stored(text)).isEqualTo(text);
    }

    @Test
    void charactersAreCountedAsPostgresDoes() {
        var buffer = new CopyBuffer();
        buffer.text("left out");

        buffer.text("aé日😀");

        assertThat(buffer.charactersFrom("left out".length())).isEqualTo(4);
    }

    @Test
    void numbersHaveTheirHighestByteFirst() {
        var buffer = new CopyBuffer();

        buffer.int1(1);
        buffer.int2(0x0203);
        buffer.int4(0x04050607);
        buffer.int8(0x08090A0B0C0D0E0FL);

        assertThat(Arrays.copyOf(buffer.bytes(), buffer.size()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void growsAndTruncates() {
        var buffer = new CopyBuffer();
        buffer.text("kept");
        int size = buffer.size();
        buffer.text("日".repeat(100_000));

        buffer.truncate(size);

        assertThat(buffer.textFrom(0)).isEqualTo("kept");
        assertThatThrownBy(() -> buffer.truncate(size + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String stored(String text) {
        var buffer = new CopyBuffer();
        buffer.text(text);
        return buffer.textFrom(0);
    }
}
