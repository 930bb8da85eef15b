package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsingError;
import io.freshet.event.json.Json;
import io.freshet.iglu.ddl.SqlType;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Writes an event's row in the table of events. */
final class EventRow {

    private EventRow() {}

    static void write(
            JsonEvent event, EventsShape shape, CopyBuffer out, List<RowProblem> problems) {
        for (int i = 0; i < EventsTable.FIELDS.size(); i++) {
            var field = EventsTable.FIELDS.get(i);
            var value = event.value(field);
            if (value.isNull() || value.isMissingNode()) {
                absent(field, out, problems);
            } else if (field.kind() == AtomicField.Kind.TEXT) {
                text(field, value, shape.types().get(i), out, problems);
            } else if (Cast.write(value, type(field, shape.types().get(i)), out) != null) {
                problems.add(
                        invalid(
                                field,
                                text(value),
                                "Cannot parse key " + field.column() + " into " + kind(field)));
            }
        }
        int entityCells = shape.target().columns().size() - EventsTable.FIELDS.size();
        WideRow.write(event, shape.wide(), entityCells, out);
        out.endRow();
    }

    private static void absent(AtomicField field, CopyBuffer out, List<RowProblem> problems) {
        if (field.isRequired()) {
            problems.add(invalid(field, "", "Field " + field.column() + " cannot be empty"));
        }
        out.nullCell();
    }

    private static void text(
            AtomicField field,
            JsonNode value,
            SqlType type,
            CopyBuffer out,
            List<RowProblem> problems) {
        var text = text(value);
        if (type.length() > 0 && Cast.isLonger(text, type.length())) {
            problems.add(
                    new RowProblem.AtomicTooLong(
                            CastFailure.tooLong(type).message()
                                    + "\n  Where: column "
                                    + field.column()
                                    + " of relation "
                                    + EventsTable.NAME));
        } else {
            out.cell(text);
        }
    }

    /** Whatever somebody made of a column: the value's own kind decides what is accepted. */
    private static SqlType type(AtomicField field, SqlType actual) {
        return switch (field.kind()) {
            case UUID -> SqlType.UUID;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            default -> actual;
        };
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.print(value);
    }

    private static RowProblem invalid(AtomicField field, String value, String message) {
        return new RowProblem.Atomic(new ParsingError.InvalidValue(field, value, message));
    }

    private static String kind(AtomicField field) {
        return switch (field.kind()) {
            case INTEGER -> "integer";
            case DECIMAL, FLOAT -> "double";
            case FLAG -> "boolean";
            case TIMESTAMP -> "datetime";
            default -> "UUID";
        };
    }

    /** The event's id as it is stored. */
    static String id(JsonEvent event) {
        return UUID.fromString(event.value(AtomicField.EVENT_ID).stringValue()).toString();
    }
}
