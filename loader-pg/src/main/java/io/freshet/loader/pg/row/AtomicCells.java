package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.cell.Cast;
import io.freshet.loader.pg.cell.CastFailure;
import io.freshet.loader.pg.cell.CellForm;
import io.freshet.loader.pg.cell.CopyFormat;
import io.freshet.loader.pg.cell.RowCells;
import java.time.DateTimeException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes the atomic fields of one event after another as cells of the table of events. */
final class AtomicCells {

    private static final CellForm AS_TEXT = CopyFormat.TEXT.cells();
    private static final AtomicField[] FIELDS = EventsTable.FIELDS.toArray(AtomicField[]::new);
    private static final int[] REQUIRED =
            IntStream.range(0, FIELDS.length).filter(i -> FIELDS[i].isRequired()).toArray();

    private final Findings findings;
    private final RowCells cells;

    AtomicCells(Findings findings, RowCells cells) {
        this.findings = findings;
        this.cells = cells;
    }

    /**
     * Writes the value that the parser stands on.
     *
     * @param column the field's place in {@link EventsTable#FIELDS}
     */
    void value(JsonParser parser, int column, EventsShape shape) {
        findings.isOther |= cells.isSeen(column);
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            cells.setNull(column);
            return;
        }
        var failure = write(parser, column, shape);
        if (failure == null) {
            cells.close(column);
        } else {
            cells.setNull(column);
            findings.misfit(null, 0, column, failure);
            parser.skipChildren();
        }
    }

    /** Notes the fields that an event must have and this one has not. */
    void end() {
        for (int column : REQUIRED) {
            if (!cells.hasValue(column) && !findings.hasMisfit(null, 0, column)) {
                findings.misfit(null, 0, column, CastFailure.Kind.ABSENCE);
            }
        }
    }

    private CastFailure.@Nullable Kind write(JsonParser parser, int column, EventsShape shape) {
        var type = shape.types().get(column);
        var field = FIELDS[column];
        return switch (field.kind()) {
            case TEXT -> text(parser, field, column, type);
            case UUID -> id(parser, column, type, shape);
            case TIMESTAMP -> time(parser, field, column, type, shape);
            default ->
                    Cast.write(parser, type, shape.target().format().cells(), cells.open(column));
        };
    }

    private CastFailure.@Nullable Kind text(
            JsonParser parser, AtomicField field, int column, SqlType type) {
        if (field == AtomicField.EVENT_FINGERPRINT && parser.hasToken(JsonToken.VALUE_STRING)) {
            findings.fingerprint = parser.getString();
        }
        return Cast.write(parser, upToLength(type), AS_TEXT, cells.open(column));
    }

    /** Char is not filled up with blanks. */
    private static SqlType upToLength(SqlType type) {
        if (type.kind() == SqlType.Kind.VARCHAR) {
            return type; // nearly always: nothing is made for a cell
        }
        return type.length() > 0 ? SqlType.varchar(type.length()) : SqlType.TEXT;
    }

    private CastFailure.@Nullable Kind id(
            JsonParser parser, int column, SqlType type, EventsShape shape) {
        var id = parser.hasToken(JsonToken.VALUE_STRING) ? Cast.uuid(parser) : null;
        if (id == null) {
            return CastFailure.Kind.TYPE;
        }
        findings.id = id;
        var form = type.equals(SqlType.UUID) ? shape.target().format().cells() : AS_TEXT;
        form.uuid(id.getMostSignificantBits(), id.getLeastSignificantBits(), cells.open(column));
        return null;
    }

    private CastFailure.@Nullable Kind time(
            JsonParser parser, AtomicField field, int column, SqlType type, EventsShape shape) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return CastFailure.Kind.TYPE;
        }
        try {
            long micros = Cast.micros(parser);
            if (field == AtomicField.COLLECTOR_TSTAMP) {
                findings.micros = micros;
                findings.hasTime = true;
            }
            var form = type.isTime() ? shape.target().format().cells() : AS_TEXT;
            form.timestamp(micros, cells.open(column));
            return null;
        } catch (DateTimeException unfit) {
            return CastFailure.Kind.TYPE;
        }
    }
}
