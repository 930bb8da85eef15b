package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Something that has to be waited for; no event is to blame. */
public final class Outage extends Exception {

    private static final long serialVersionUID = 1L;

    /** Query cancelled (a statement time-out says so), out of memory, program limit exceeded. */
    private static final Set<String> TOO_LARGE = Set.of("57014", "53200", "54000");

    private final Cause cause;
    private final boolean tooLarge;

    /** Who is not there. */
    public enum Cause {
        /** Postgres, or what it needs. */
        DATABASE,
        /** A schema registry. */
        REGISTRY,
        /** The brokers, for bad rows. */
        KAFKA,
        /** Nobody is away: another loader has the partition. */
        FENCED;

        /** As it stands in metrics and logs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Outage(Cause cause, Exception reason, boolean tooLarge) {
        super(reason.getMessage(), reason);
        this.cause = cause;
        this.tooLarge = tooLarge;
    }

    /** The database cannot, at the moment. */
    public static Outage of(SQLException reason) {
        var state = reason.getSQLState();
        return new Outage(Cause.DATABASE, reason, state != null && TOO_LARGE.contains(state));
    }

    /** A registry cannot be asked. */
    public static Outage of(RegistryUnreachable reason) {
        return new Outage(Cause.REGISTRY, reason, false);
    }

    /** Bad rows cannot be delivered. */
    public static Outage of(BadRowSink.Unavailable reason) {
        return new Outage(Cause.KAFKA, reason, false);
    }

    /** Who it is. */
    public Cause who() {
        return cause;
    }

    /** Whether less work at once might have succeeded. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
