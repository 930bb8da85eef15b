package io.freshet.loader.pg.side;

/**
 * A column that rows have a cell for.
 *
 * @param name its name
 * @param type its type in Postgres' words
 * @param nullable whether it may be empty
 */
public record SideColumn(String name, String type, boolean nullable) {

    /** A column that may be empty. */
    public static SideColumn optional(String name, String type) {
        return new SideColumn(name, type, true);
    }

    /** A column that never is. */
    public static SideColumn required(String name, String type) {
        return new SideColumn(name, type, false);
    }
}
