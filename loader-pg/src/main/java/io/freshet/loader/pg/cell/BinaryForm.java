package io.freshet.loader.pg.cell;

import io.freshet.iglu.ddl.SqlType;

/** Cells as Postgres' {@code *_recv} functions read them. */
final class BinaryForm implements CellForm {

    static final BinaryForm INSTANCE = new BinaryForm();

    /** Postgres counts from 2000-01-01. */
    private static final int EPOCH_DAY = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;
    private static final int JSONB_VERSION = 1;
    private static final int NULL_LENGTH = -1;

    private BinaryForm() {}

    @Override
    public void integer(long value, SqlType.Kind kind, CopyBuffer out) {
        switch (kind) {
            case SMALLINT -> out.int2((int) value);
            case INTEGER -> out.int4((int) value);
            default -> out.int8(value);
        }
    }

    @Override
    public void floating(double value, SqlType.Kind kind, CopyBuffer out) {
        if (kind == SqlType.Kind.REAL) {
            out.int4(Float.floatToIntBits((float) value));
        } else {
            out.int8(Double.doubleToLongBits(value));
        }
    }

    @Override
    public void bool(boolean value, CopyBuffer out) {
        out.int1(value ? 1 : 0);
    }

    @Override
    public void uuid(long upper, long lower, CopyBuffer out) {
        out.int8(upper);
        out.int8(lower);
    }

    @Override
    public void timestamp(long micros, CopyBuffer out) {
        out.int8(micros - EPOCH_MICROS);
    }

    @Override
    public void date(int epochDay, CopyBuffer out) {
        out.int4(epochDay - EPOCH_DAY);
    }

    @Override
    public void beginJson(SqlType.Kind kind, CopyBuffer out) {
        if (kind == SqlType.Kind.JSONB) {
            out.int1(JSONB_VERSION);
        }
    }

    @Override
    public void row(RowCells cells, CopyBuffer out) {
        out.int2(cells.count());
        for (int i = 0; i < cells.count(); i++) {
            if (cells.hasValue(i)) {
                out.int4(cells.length(i));
                cells.copy(i, out);
            } else {
                out.int4(NULL_LENGTH);
            }
        }
    }
}
