package io.freshet.loader.pg.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CopyBufferTest {

    @Test
    void cellsAreSeparatedByTabsAndRowsByLines() {
        var buffer = new CopyBuffer();

        buffer.cell("a");
        buffer.nullCell();
        buffer.plainCell("1");
        buffer.endRow();
        buffer.cell("");
        buffer.endRow();

        assertThat(text(buffer)).isEqualTo("a\t\\N\t1\n\n");
    }

    @Test
    void whatMeansSomethingToCopyIsEscaped() {
        assertThat(cell("a\tb\nc\rd\\N\\.")).isEqualTo("a\\tb\\nc\\rd\\\\N\\\\.");
    }

    @Test
    void zeroDisappearsAndHalfAPairIsReplaced() {
        assertThat(cell("a\0b")).isEqualTo("ab");
        assertThat(cell("a\ud83db\ude00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void everyPlaneOfUnicodeIsEncoded() {
        var text = "aé日😀\u07ff\u0800\uffff\udbff\udfff";

        assertThat(cell(text)).isEqualTo(text);
    }

    @Test
    void growsAndTruncates() {
        var buffer = new CopyBuffer();
        buffer.cell("kept");
        int size = buffer.size();
        buffer.cell("日".repeat(100_000));

        buffer.truncate(size);

        assertThat(text(buffer)).isEqualTo("kept\t");
        assertThatThrownBy(() -> buffer.truncate(size + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String cell(String value) {
        var buffer = new CopyBuffer();
        buffer.cell(value);
        return new String(buffer.bytes(), 0, buffer.size() - 1, StandardCharsets.UTF_8);
    }

    private static String text(CopyBuffer buffer) {
        return new String(buffer.bytes(), 0, buffer.size(), StandardCharsets.UTF_8);
    }
}
