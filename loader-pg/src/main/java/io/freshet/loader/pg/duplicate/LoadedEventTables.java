package io.freshet.loader.pg.duplicate;

import io.freshet.iglu.ddl.TableDdl;
import java.time.Duration;
import java.util.List;

/**
 * The names of the window's tables.
 *
 * @param schema database schema of our own tables
 */
public record LoadedEventTables(String schema) {

    private static final String CURRENT = "loaded_events";
    private static final String BEFORE = "loaded_events_before";
    private static final String TURN = "loaded_events_turn";

    /**
     * Rows come in no order of keys and never go one by one: nothing for vacuum to do, and no
     * statistics that a plan would need.
     */
    private static final String STORAGE =
            "autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2147483647";

    /** The statements that make the tables where there are none. */
    public List<String> definition() {
        return List.of(
                keys(current()),
                keys(before()),
                """
                CREATE TABLE IF NOT EXISTS %s (
                one boolean PRIMARY KEY DEFAULT true CHECK (one),
                turned_at timestamptz NOT NULL
                )"""
                        .formatted(turn()),
                "INSERT INTO " + turn() + " (turned_at) VALUES (now()) ON CONFLICT DO NOTHING");
    }

    private static String keys(String table) {
        return """
               CREATE TABLE IF NOT EXISTS %s (
               key uuid PRIMARY KEY,
               loaded_at timestamptz NOT NULL
               ) WITH (%s)"""
                .formatted(table, STORAGE);
    }

    /** Where keys are added. */
    String current() {
        return TableDdl.qualified(schema, CURRENT);
    }

    /** What was the current table before the last turn. */
    String before() {
        return TableDdl.qualified(schema, BEFORE);
    }

    /** One row, when the last turn was. */
    String turn() {
        return TableDdl.qualified(schema, TURN);
    }

    /** Statements that make the old table the current one; both are locked. */
    List<String> exchange() {
        var spare = "loaded_events_spare";
        return List.of(
                "TRUNCATE " + before(),
                rename(BEFORE, spare),
                rename(CURRENT, BEFORE),
                rename(spare, CURRENT));
    }

    private String rename(String table, String to) {
        return "ALTER TABLE " + TableDdl.qualified(schema, table) + " RENAME TO " + to;
    }

    static String interval(Duration duration) {
        return "interval '" + duration.toMillis() + " milliseconds'";
    }
}
