package io.freshet.iglu.ddl;

import java.util.Optional;

/**
 * A Postgres column type. The first nine kinds are those that a JSON schema is translated to; the
 * others are met in tables that somebody else made.
 *
 * @param kind the type's name
 * @param length most characters for {@link Kind#VARCHAR}, exact characters for {@link Kind#CHAR},
 *     else 0
 */
public record SqlType(Kind kind, int length) {

    /** Longest length Postgres accepts for varchar and char. */
    public static final int MAX_LENGTH = 10_485_760;

    /** Length of a text whose schema gives none. */
    public static final int DEFAULT_LENGTH = 4096;

    public static final SqlType TEXT = new SqlType(Kind.TEXT, 0);
    public static final SqlType UUID = new SqlType(Kind.UUID, 0);
    public static final SqlType INTEGER = new SqlType(Kind.INTEGER, 0);
    public static final SqlType BIGINT = new SqlType(Kind.BIGINT, 0);
    public static final SqlType DOUBLE = new SqlType(Kind.DOUBLE, 0);
    public static final SqlType BOOLEAN = new SqlType(Kind.BOOLEAN, 0);
    public static final SqlType TIMESTAMP = new SqlType(Kind.TIMESTAMP, 0);
    public static final SqlType DATE = new SqlType(Kind.DATE, 0);
    public static final SqlType JSONB = new SqlType(Kind.JSONB, 0);

    /** The kinds of column types. */
    public enum Kind {
        VARCHAR("VARCHAR"),
        CHAR("CHAR"),
        UUID("UUID"),
        INTEGER("INTEGER"),
        BIGINT("BIGINT"),
        DOUBLE("DOUBLE PRECISION"),
        BOOLEAN("BOOLEAN"),
        /** Without time zone; always UTC. */
        TIMESTAMP("TIMESTAMP"),
        DATE("DATE"),
        JSONB("JSONB"),
        /** Made by us only where a text may be longer than {@link #MAX_LENGTH}. */
        TEXT("TEXT"),
        SMALLINT("SMALLINT"),
        REAL("REAL"),
        NUMERIC("NUMERIC"),
        TIMESTAMPTZ("TIMESTAMPTZ"),
        JSON("JSON"),
        /** A type that we do not write to. */
        OTHER("OTHER");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    public SqlType {
        boolean sized = kind == Kind.VARCHAR || kind == Kind.CHAR;
        if (sized ? length < 1 || length > MAX_LENGTH : length != 0) {
            throw new IllegalArgumentException(kind + " cannot have length " + length);
        }
    }

    /**
     * Text of at most so many characters; a length that Postgres refuses becomes the nearest one it
     * takes: 1 for 0, unlimited text beyond {@link #MAX_LENGTH}.
     */
    public static SqlType varchar(long length) {
        return length > MAX_LENGTH ? TEXT : new SqlType(Kind.VARCHAR, (int) Math.max(1, length));
    }

    /** Text of exactly so many characters; as {@link #varchar} where Postgres has no such type. */
    public static SqlType character(long length) {
        return length < 1 || length > MAX_LENGTH
                ? varchar(length)
                : new SqlType(Kind.CHAR, (int) length);
    }

    /**
     * The type that holds all values of both and can be reached without changing what values look
     * like: the longer text, the wider integer. Empty where there is none.
     */
    public Optional<SqlType> join(SqlType other) {
        if (equals(other)) {
            return Optional.of(this);
        }
        if (isText() && other.isText()) {
            return Optional.of(
                    kind == Kind.TEXT || other.kind == Kind.TEXT
                            ? TEXT
                            : varchar(Math.max(length, other.length)));
        }
        if (isInteger() && other.isInteger()) {
            return Optional.of(BIGINT);
        }
        return Optional.empty();
    }

    /** Whether texts of any content are stored, limited only in length. */
    public boolean isText() {
        return kind == Kind.VARCHAR || kind == Kind.CHAR || kind == Kind.TEXT;
    }

    /** Whether points in time are stored. */
    public boolean isTime() {
        return kind == Kind.TIMESTAMP || kind == Kind.TIMESTAMPTZ;
    }

    private boolean isInteger() {
        return kind == Kind.INTEGER || kind == Kind.BIGINT;
    }

    /** The type as it stands in a table definition, e.g. {@code VARCHAR(255)}. */
    public String toSql() {
        return length == 0 ? kind.sql : kind.sql + "(" + length + ")";
    }

    @Override
    public String toString() {
        return toSql();
    }
}
