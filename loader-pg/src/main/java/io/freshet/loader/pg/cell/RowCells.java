package io.freshet.loader.pg.cell;

import java.util.Arrays;

/**
 * The cells of one row, written in any order and put together at the end. Used for one row after
 * another. One owner, one thread.
 */
public final class RowCells {

    private static final int UNSEEN = -1;
    private static final int NULL = -2;

    private final CopyBuffer cells = new CopyBuffer();
    private int[] from = new int[0];
    private int[] to = new int[0];
    private int count;

    /** Starts a row without any value. */
    public void begin(int columns) {
        if (from.length < columns) {
            from = new int[columns];
            to = new int[columns];
        }
        count = columns;
        Arrays.fill(from, 0, columns, UNSEEN);
        cells.truncate(0);
    }

    /** Starts a cell; the value is to be written to the buffer that is returned. */
    public CopyBuffer open(int column) {
        from[column] = cells.size();
        return cells;
    }

    /** Ends the cell that was started last. */
    public void close(int column) {
        to[column] = cells.size();
    }

    /** Leaves a cell without a value, also one that has been started. */
    public void setNull(int column) {
        from[column] = NULL;
    }

    /** Whether a value, or null, has been given. */
    public boolean isSeen(int column) {
        return from[column] != UNSEEN;
    }

    /** Whether there is a value. */
    public boolean hasValue(int column) {
        return from[column] >= 0;
    }

    int count() {
        return count;
    }

    int length(int column) {
        return to[column] - from[column];
    }

    void copy(int column, CopyBuffer out) {
        out.append(cells.bytes(), from[column], to[column]);
    }

    /** Copies a cell, a backslash before what means something to COPY. */
    void escape(int column, CopyBuffer out) {
        var bytes = cells.bytes();
        for (int i = from[column]; i < to[column]; i++) {
            switch (bytes[i]) {
                case '\\' -> out.ascii("\\\\");
                case '\t' -> out.ascii("\\t");
                case '\n' -> out.ascii("\\n");
                case '\r' -> out.ascii("\\r");
                default -> out.int1(bytes[i]);
            }
        }
    }
}
