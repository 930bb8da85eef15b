package io.freshet.cli.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows below a head, in columns as wide as what stands in them. Not thread-safe. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> head;
    private final int texts;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Has no rows yet.
     *
     * @param texts how many of the first columns are texts; the others are figures, to the right
     */
    public Table(int texts, String... head) {
        this.texts = texts;
        this.head = List.of(head);
    }

    /** Adds a row with a cell for each column. */
    public void row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(
                    "a row has " + head.size() + " cells, was " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
    }

    /** The lines, each with its line break. */
    public String text() {
        var widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = head.get(i).length();
            for (var row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        line(head, widths, text);
        rows.forEach(row -> line(row, widths, text));
        return text.toString();
    }

    private void line(List<String> cells, int[] widths, StringBuilder into) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            var room = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(i < texts ? cell + room : room + cell);
        }
        into.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
