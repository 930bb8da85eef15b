package io.freshet.loader.pg.row;

import io.freshet.iglu.ddl.SqlType;
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

    static CastFailure type(SqlType type, JsonNode value) {
        return new CastFailure(
                Kind.TYPE,
                "Invalid type "
                        + type.toSql()
                        + " for value Some("
                        + SpacedJson.print(value)
                        + ")");
    }

    static CastFailure type(String message) {
        return new CastFailure(Kind.TYPE, message);
    }

    static CastFailure tooLong(SqlType type) {
        var name = type.kind() == SqlType.Kind.CHAR ? "character" : "character varying";
        return new CastFailure(
                Kind.LENGTH, "ERROR: value too long for type " + name + "(" + type.length() + ")");
    }

    static CastFailure missing(String column, String table) {
        return new CastFailure(
                Kind.ABSENCE,
                "ERROR: null value in column \""
                        + column
                        + "\" of relation \""
                        + table
                        + "\" violates not-null constraint");
    }
}
