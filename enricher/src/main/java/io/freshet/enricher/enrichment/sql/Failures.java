package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a database, and whose fault it was. */
final class Failures {

    private static final String CANCELLED = "57014";

    private Failures() {}

    static LookupFailure noConnection(DatabaseAddress address, Duration limit, Throwable cause) {
        return new LookupFailure(
                Kind.UNREACHABLE,
                address
                        + ": no connection (enrichments.sql.connectTimeout is "
                        + limit.toMillis()
                        + " ms): "
                        + oneLine(cause),
                cause);
    }

    static LookupFailure stopped(DatabaseAddress address, Duration limit, Throwable cause) {
        return new LookupFailure(
                Kind.TIMEOUT,
                address
                        + ": the query took longer than "
                        + limit.toMillis()
                        + " ms and was stopped (enrichments.sql.queryTimeout): "
                        + oneLine(cause),
                cause);
    }

    /**
     * By the SQLSTATE: what the statement or its values brought about is the event's own, the rest
     * the database's.
     */
    static LookupFailure ofState(
            @Nullable String state, DatabaseAddress address, Duration limit, Throwable cause) {
        if (CANCELLED.equals(state)) {
            return stopped(address, limit, cause);
        }
        return new LookupFailure(kind(state), address + ": " + oneLine(cause), cause);
    }

    private static Kind kind(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return Kind.SERVER_ERROR;
        }
        return switch (state.substring(0, 2)) {
            case "08", "28" -> Kind.UNREACHABLE; // connection, authorisation
            case "53", "57", "58", "XX" -> Kind.SERVER_ERROR; // out of something, going down
            default -> Kind.REJECTED;
        };
    }

    /** The message without line breaks, and what it came from if the message does not say so. */
    private static String oneLine(Throwable e) {
        var message = String.valueOf(e.getMessage());
        var cause = e.getCause() == null ? null : e.getCause().getMessage();
        var whole = cause == null || message.contains(cause) ? message : message + " " + cause;
        return whole.replaceAll("\\s+", " ");
    }
}
