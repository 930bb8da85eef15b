package io.freshet.loader.pg.table;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.Shapes;
import io.freshet.loader.pg.row.TableShape;
import io.freshet.loader.pg.schema.KnownModel;
import io.freshet.loader.pg.schema.ModelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables as they were committed last, for all that make rows in this process. May be behind the
 * database, which is noticed when it refuses rows. Thread-safe.
 */
public final class KnownTables implements Shapes {

    private final Map<ModelId, Made> made = new ConcurrentHashMap<>();
    private volatile @Nullable EventsShape events;
    private volatile boolean stale = true;

    /** A table that was brought to a state of its model. */
    record Made(KnownModel model, TableShape shape, Map<String, TableColumn> columns) {}

    /** The table of events was looked at. */
    public void publish(EventsShape shape) {
        events = shape;
        stale = false;
    }

    /** Tables of entities were looked at, and all changes of them are committed. */
    void publish(Map<ModelId, Made> tables) {
        made.putAll(tables);
    }

    /** Something went wrong: all tables have to be looked at again. */
    public void forget() {
        stale = true;
        made.clear();
    }

    /** Whether the table of events has to be looked at before it is written. */
    public boolean isStale() {
        return stale;
    }

    /** A copy of all that is known. */
    Map<ModelId, Made> all() {
        return new HashMap<>(made);
    }

    @Nullable Made of(ModelId id) {
        return made.get(id);
    }

    @Override
    public EventsShape events() {
        return Objects.requireNonNull(events, "the table of events was never looked at");
    }

    @Override
    public @Nullable TableShape entity(SchemaKey schema) {
        var known = made.get(ModelId.of(schema));
        return known != null && known.model().has(schema.version()) ? known.shape() : null;
    }
}
