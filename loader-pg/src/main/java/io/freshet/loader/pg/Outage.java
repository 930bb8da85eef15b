package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import java.sql.SQLException;

/** Something that has to be waited for. */
final class Outage extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** Who is not there. */
    enum Cause {
        DATABASE,
        REGISTRY,
        KAFKA,
        FENCED
    }

    private Outage(Cause cause, Exception reason) {
        super(reason.getMessage(), reason);
        this.cause = cause;
    }

    static Outage of(SQLException reason) {
        return new Outage(Cause.DATABASE, reason);
    }

    static Outage of(RegistryUnreachable reason) {
        return new Outage(Cause.REGISTRY, reason);
    }

    static Outage of(BadRowSink.Unavailable reason) {
        return new Outage(Cause.KAFKA, reason);
    }

    static Outage of(Fenced reason) {
        return new Outage(Cause.FENCED, reason);
    }

    /** Who it is. */
    Cause who() {
        return cause;
    }
}
