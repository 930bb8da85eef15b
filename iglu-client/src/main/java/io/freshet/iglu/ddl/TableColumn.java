package io.freshet.iglu.ddl;

/**
 * A column as it is in the database.
 *
 * @param name its name
 * @param type its type
 * @param nullable false where it is NOT NULL
 */
public record TableColumn(String name, SqlType type, boolean nullable) {}
