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
     * Connection, authorisation, transaction state and rollback, resources, operator, system,
     * configuration, catalogue name, locks. Classes of the SQL standard and of Postgres.
     */
    private static final Set<String> OUTAGE_CLASSES =
            Set.of("08", "28", "25", "40", "53", "57", "58", "F0", "3D", "55");

    /** Data exception, integrity, WITH CHECK OPTION, program limits, raised by a trigger. */
    private static final Set<String> EVENT_CLASSES = Set.of("22", "23", "44", "54", "P0");

    private static final String CHECK_VIOLATION = "23514";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Rights; schema, table or column not there. */
    private static final Set<String> OUTAGE_STATES =
            Set.of(INSUFFICIENT_PRIVILEGE, "3F000", "42P01", "42703");

    /** Whether the database refuses because of missing rights. */
    public static boolean isRefusal(SQLException error) {
        return INSUFFICIENT_PRIVILEGE.equals(error.getSQLState());
    }

    /** Whether the wait for a lock was given up. */
    public static boolean isInUse(SQLException error) {
        return LOCK_NOT_AVAILABLE.equals(error.getSQLState());
    }

    /** Reads the error's SQLSTATE. */
    public static SqlTrouble of(SQLException error) {
        var state = error.getSQLState();
        if (state == null || state.length() != 5 || OUTAGE_STATES.contains(state)) {
            return OUTAGE;
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
