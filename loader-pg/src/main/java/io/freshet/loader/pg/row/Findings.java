package io.freshet.loader.pg.row;

import io.freshet.loader.pg.cell.CastFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes to light while one record is read; used for one after another. */
final class Findings {

    /** The event's id, once it has been met. */
    @Nullable UUID id;

    /** Whether the time has been met. */
    boolean hasTime;

    /** The event's {@code collector_tstamp} in microseconds since 1970. */
    long micros;

    /** The event's fingerprint, where it has one. */
    @Nullable String fingerprint;

    /** A table, a column or a schema is not known yet. */
    boolean isDeferred;

    /** The record is no object, or a name stands twice in an object and the last has to win. */
    boolean isOther;

    final List<Misfit> misfits = new ArrayList<>(0);

    void clear() {
        id = null;
        hasTime = false;
        fingerprint = null;
        isDeferred = false;
        isOther = false;
        misfits.clear();
    }

    /** Whether that is known which every row of an entity repeats. */
    boolean hasRoot() {
        return id != null && hasTime;
    }

    /**
     * Notes a value that its column does not take.
     *
     * @param key the entity's key; null for an atomic field
     */
    void misfit(@Nullable String key, int index, int column, CastFailure.Kind kind) {
        misfits.add(new Misfit(key, index, column, kind));
    }

    /** Whether there is a misfit in this column. */
    boolean hasMisfit(@Nullable String key, int index, int column) {
        return misfits.stream()
                .anyMatch(
                        misfit ->
                                Objects.equals(key, misfit.key())
                                        && misfit.index() == index
                                        && misfit.column() == column);
    }
}
