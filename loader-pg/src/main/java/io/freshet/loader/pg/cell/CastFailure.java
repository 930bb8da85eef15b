package io.freshet.loader.pg.cell;

import io.freshet.iglu.ddl.SqlType;
import java.time.DateTimeException;
import tools.jackson.databind.JsonNode;

/**
 * Why a value cannot stand in a column.
 *
 * @param kind what it means for the event
 * @param message in the reference's words
 */
public record CastFailure(Kind kind, String message) {

    /** What a failure means for the event. */
    public enum Kind {
        /** The value is of another type: loader_iglu_error. */
        TYPE,
        /** The value is too long, which the database would refuse: loader_runtime_error. */
        LENGTH,
        /** There is none, which the database would refuse: loader_runtime_error. */
        ABSENCE
    }

    /** Whether there is no value at all. */
    public boolean isAbsence() {
        return kind == Kind.ABSENCE;
    }

    /** A value is of another type than its column. */
    public static CastFailure type(SqlType type, JsonNode value) {
        return new CastFailure(
                Kind.TYPE,
                type.isTime() && value.isString()
                        ? noTimestamp(value.stringValue())
                        : "Invalid type "
                                + type.toSql()
                                + " for value Some("
                                + SpacedJson.print(value)
                                + ")");
    }

    private static String noTimestamp(String text) {
        try {
            PgTimestamp.parse(text);
            throw new IllegalArgumentException("the value fits");
        } catch (DateTimeException unfit) {
            return String.valueOf(unfit.getMessage());
        }
    }

    /** A text is longer than its column. */
    public static CastFailure tooLong(SqlType type) {
        var name = type.kind() == SqlType.Kind.CHAR ? "character" : "character varying";
        return new CastFailure(
                Kind.LENGTH, "ERROR: value too long for type " + name + "(" + type.length() + ")");
    }

    /** A column that must have a value has none. */
    public static CastFailure missing(String column, String table) {
        return new CastFailure(
                Kind.ABSENCE,
                "ERROR: null value in column \""
                        + column
                        + "\" of relation \""
                        + table
                        + "\" violates not-null constraint");
    }
}
