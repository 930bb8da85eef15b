package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns an event into its rows: one of the table of events and one for each of its entities. */
public final class EventRows {

    private final EventsShape events;
    private final Function<SchemaKey, TableShape> shapes;
    private final RowBatch batch;

    /**
     * Writes into a batch.
     *
     * @param events the table of events
     * @param shapes the table of every schema that is met
     */
    public EventRows(EventsShape events, Function<SchemaKey, TableShape> shapes, RowBatch batch) {
        this.events = events;
        this.shapes = shapes;
        this.batch = batch;
    }

    /**
     * What became of one event.
     *
     * @param rows its rows in the batch; empty where there is a problem
     * @param problems why it has none; empty where it has
     */
    public record Written(List<RowBatch.Slice> rows, List<RowProblem> problems) {}

    /**
     * Writes the rows of one event, or none.
     *
     * @param event every entity of it has a schema
     * @param fitsSchema whether an entity is known to fit its schema
     */
    public Written write(JsonEvent event, Predicate<EventEntity> fitsSchema) {
        var problems = new ArrayList<RowProblem>(0);
        var finished = false;
        try {
            eventRow(event, problems);
            if (problems.stream().noneMatch(RowProblem.Atomic.class::isInstance)) {
                entityRows(event, fitsSchema, problems);
            }
            finished = problems.isEmpty();
        } finally {
            if (!finished) {
                batch.forget();
            }
        }
        return new Written(finished ? batch.take() : List.of(), problems);
    }

    private void eventRow(JsonEvent event, List<RowProblem> problems) {
        EventRow.write(event, events, batch.begin(events.target()), problems);
        batch.end();
    }

    private void entityRows(
            JsonEvent event, Predicate<EventEntity> fitsSchema, List<RowProblem> problems) {
        if (event.entities().isEmpty() || !events.wide().style().hasTables()) {
            return;
        }
        var tstamp = event.value(AtomicField.COLLECTOR_TSTAMP).stringValue();
        var root = new EntityRow.Root(EventRow.id(event), tstamp);
        for (var entity : event.entities()) {
            var schema = entity.schema().orElseThrow();
            var shape = shapes.apply(schema);
            var out = batch.begin(shape.target());
            EntityRow.write(entity, schema, root, shape, fitsSchema.test(entity), out, problems);
            batch.end();
        }
    }
}
