package io.freshet.event.iglu;

/** Why a text or JSON is not what Iglu asks for; the names stand in bad rows as they are. */
public enum ParseError {
    /** Not {@code iglu:vendor/name/format/M-R-A}. */
    INVALID_IGLUURI,
    /** The version is no full SchemaVer. */
    INVALID_SCHEMAVER,
    /** No object with a text {@code schema} and a {@code data}. */
    INVALID_DATA_PAYLOAD,
    /** No schema with a complete {@code self}. */
    INVALID_SCHEMA,
    /** A schema whose {@code $schema} is not the self-describing meta-schema. */
    INVALID_METASCHEMA
}
