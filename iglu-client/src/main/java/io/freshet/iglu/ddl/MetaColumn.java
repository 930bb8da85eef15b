package io.freshet.iglu.ddl;

import java.util.Locale;

/** The columns that stand before the properties in every table of a schema model. */
public enum MetaColumn {
    SCHEMA_VENDOR(SqlType.Kind.VARCHAR, 128),
    SCHEMA_NAME(SqlType.Kind.VARCHAR, 128),
    SCHEMA_FORMAT(SqlType.Kind.VARCHAR, 128),
    SCHEMA_VERSION(SqlType.Kind.VARCHAR, 128),
    /** The event's {@code event_id}. */
    ROOT_ID(SqlType.Kind.UUID, 0),
    /** The event's {@code collector_tstamp}. */
    ROOT_TSTAMP(SqlType.Kind.TIMESTAMP, 0);

    private final SqlType.Kind kind;
    private final int length;

    MetaColumn(SqlType.Kind kind, int length) {
        this.kind = kind;
        this.length = length;
    }

    /** The column's type; all of these columns are nullable. */
    public SqlType type() {
        return new SqlType(kind, length);
    }

    /** The column's name, e.g. {@code root_id}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
