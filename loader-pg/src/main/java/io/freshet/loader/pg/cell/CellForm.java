package io.freshet.loader.pg.cell;

import io.freshet.iglu.ddl.SqlType;

/**
 * How cells look in a format. Text, and JSON behind {@link #beginJson}, is the same in both: UTF-8,
 * not escaped; what a row needs around its cells is added by {@link #row}.
 */
public interface CellForm {

    /** A whole number that the kind can hold. */
    void integer(long value, SqlType.Kind kind, CopyBuffer out);

    /** A floating-point number, as {@code REAL} or {@code DOUBLE}. */
    void floating(double value, SqlType.Kind kind, CopyBuffer out);

    void bool(boolean value, CopyBuffer out);

    /** A UUID by its upper and lower 64 bits. */
    void uuid(long upper, long lower, CopyBuffer out);

    /** A point in time, in microseconds since 1970 in UTC. */
    void timestamp(long micros, CopyBuffer out);

    /** A day, counted from 1970-01-01. */
    void date(int epochDay, CopyBuffer out);

    /** What goes before JSON in a column of {@code JSON} or {@code JSONB}. */
    void beginJson(SqlType.Kind kind, CopyBuffer out);

    /** A row of all cells. */
    void row(RowCells cells, CopyBuffer out);
}
