package io.freshet.loader.pg.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowCellsTest {

    private final RowCells cells = new RowCells();
    private final CopyBuffer out = new CopyBuffer();

    @Test
    void textCellsAreSeparatedByTabsAndRowsByLines() {
        cells.begin(3);
        put(2, "1");
        put(0, "a");

        CopyFormat.TEXT.cells().row(cells, out);
        cells.begin(1);
        put(0, "");
        CopyFormat.TEXT.cells().row(cells, out);

        assertThat(out.textFrom(0)).isEqualTo("a\t\\N\t1\n\n");
    }

    @Test
    void whatMeansSomethingToCopyIsEscaped() {
        cells.begin(1);
        put(0, "a\tb\nc\rd\\N\\.");

        CopyFormat.TEXT.cells().row(cells, out);

        assertThat(out.textFrom(0)).isEqualTo("a\\tb\\nc\\rd\\\\N\\\\.\n");
    }

    @Test
    void binaryCellsHaveTheirLengthBeforeThem() {
        cells.begin(3);
        put(2, "é");
        put(0, "");

        CopyFormat.BINARY.cells().row(cells, out);

        assertThat(Arrays.copyOf(out.bytes(), out.size()))
                .containsExactly(
                        0, 3, 0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 2, (byte) 0xC3, (byte) 0xA9);
    }

    @Test
    void theLastValueOfACellCounts() {
        cells.begin(2);
        put(0, "first");
        put(0, "last");
        put(1, "value");
        cells.setNull(1);

        CopyFormat.TEXT.cells().row(cells, out);

        assertThat(out.textFrom(0)).isEqualTo("last\t\\N\n");
    }

    private void put(int column, String text) {
        cells.open(column).text(text);
        cells.close(column);
    }
}
