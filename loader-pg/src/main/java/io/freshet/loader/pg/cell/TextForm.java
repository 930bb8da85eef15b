package io.freshet.loader.pg.cell;

import io.freshet.iglu.ddl.SqlType;
import java.util.UUID;

/** Cells as text that Postgres reads as a value of whatever type the column has. */
final class TextForm implements CellForm {

    static final TextForm INSTANCE = new TextForm();

    private TextForm() {}

    @Override
    public void integer(long value, SqlType.Kind kind, CopyBuffer out) {
        out.ascii(Long.toString(value));
    }

    @Override
    public void floating(double value, SqlType.Kind kind, CopyBuffer out) {
        out.ascii(
                kind == SqlType.Kind.REAL ? Float.toString((float) value) : Double.toString(value));
    }

    @Override
    public void bool(boolean value, CopyBuffer out) {
        out.int1(value ? 't' : 'f');
    }

    @Override
    public void uuid(long upper, long lower, CopyBuffer out) {
        out.ascii(new UUID(upper, lower).toString());
    }

    @Override
    public void timestamp(long micros, CopyBuffer out) {
        out.ascii(PgTimestamp.print(micros));
    }

    @Override
    public void date(int epochDay, CopyBuffer out) {
        out.ascii(PgTimestamp.printDate(epochDay));
    }

    @Override
    public void beginJson(SqlType.Kind kind, CopyBuffer out) {
        // nothing
    }

    @Override
    public void row(RowCells cells, CopyBuffer out) {
        for (int i = 0; i < cells.count(); i++) {
            if (i > 0) {
                out.int1('\t');
            }
            if (cells.hasValue(i)) {
                cells.escape(i, out);
            } else {
                out.ascii("\\N");
            }
        }
        out.int1('\n');
    }
}
