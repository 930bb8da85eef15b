package io.freshet.loader.pg.table;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What an error of the database means for those who wait for it. */
public enum SqlTrouble {
    /**
     * The database, its disk, its locks, our rights, or a table that is gone: no event is to blame,
     * waiting and looking at the tables again may help.
     */
    OUTAGE,
    /** The data: without the event in question all would be well. */
    EVENT,
    /**
     * Neither is sure: the tables may have been changed under us. Look at them again, and if that
     * does not help, blame an event.
     */
    UNSURE;

    /**
     * Classes that are never about the data. Of the standard: connection (08), locators and grants
     * (0F to 0P), cursor and transaction states (24 to 2D, 34, 3B), passwords (28), names of
     * databases and schemas (3D, 3F), rollback (40). Of Postgres: resources (53), states of objects
     * and locks (55), the operator (57), the system (58), old snapshots (72), configuration (F0),
     * foreign servers (HV).
     */
    private static final Set<String> OUTAGE_CLASSES =
            Set.of(
                    "08", "0B", "0F", "0L", "0P", "24", "25", "26", "28", "2D", "34", "3B", "3D",
                    "3F", "40", "53", "55", "57", "58", "72", "F0", "HV");

    /**
     * Cardinality, data, integrity, WITH CHECK OPTION, limits of a row; and what triggers meet and
     * raise: 09, 27, 2F, 38, 39, P0.
     */
    private static final Set<String> EVENT_CLASSES =
            Set.of("09", "21", "22", "23", "27", "2F", "38", "39", "44", "54", "P0");

    /** Rights; table, column or function not there; files of the database are damaged. */
    private static final Set<String> OUTAGE_STATES =
            Set.of("42501", "42P01", "42703", "42883", "XX001", "XX002");

    /** A COPY that has another form than the table, which may have been changed. */
    private static final Set<String> UNSURE_STATES = Set.of("22P03", "22P04");

    private static final String CHECK_VIOLATION = "23514";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Whether the database refuses because of missing rights. */
    public static boolean isRefusal(SQLException error) {
        return INSUFFICIENT_PRIVILEGE.equals(error.getSQLState());
    }

    /** Whether the wait for a lock was given up. */
    public static boolean isInUse(SQLException error) {
        return LOCK_NOT_AVAILABLE.equals(error.getSQLState());
    }

    /** Reads the error's SQLSTATE; an error without one is the connection's. */
    public static SqlTrouble of(SQLException error) {
        var state = error.getSQLState();
        if (state == null || state.length() != 5 || OUTAGE_STATES.contains(state)) {
            return OUTAGE;
        }
        if (UNSURE_STATES.contains(state)) {
            return UNSURE;
        }
        var kind = state.substring(0, 2);
        if (OUTAGE_CLASSES.contains(kind)) {
            return OUTAGE;
        }
        if (state.equals(CHECK_VIOLATION) && isOfPartition(error)) {
            return OUTAGE;
        }
        return EVENT_CLASSES.contains(kind) ? EVENT : UNSURE;
    }

    /**
     * A row on its way met a partition that was being made, or there is none for it; both have to
     * be mended at the table. The server names a table and no constraint then; a constraint has a
     * name, and what a trigger raises has no table.
     */
    private static boolean isOfPartition(SQLException error) {
        var told = error instanceof PSQLException of ? of.getServerErrorMessage() : null;
        return told != null && told.getTable() != null && told.getConstraint() == null;
    }
}
