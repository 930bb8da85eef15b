package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsingError;
import io.freshet.event.json.Json;
import io.freshet.loader.pg.cell.CastFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Puts into words what does not fit.
 *
 * @param event the event
 * @param entities its entities
 * @param shapes the tables
 */
record RowProblems(JsonEvent event, ResolvedEntities entities, Shapes shapes) {

    /** The problems in the order of the event's entities and their columns, atomic fields first. */
    List<RowProblem> of(List<Misfit> misfits) {
        return misfits.stream()
                .sorted(Comparator.comparingInt(this::number).thenComparingInt(Misfit::column))
                .map(this::of)
                .toList();
    }

    private int number(Misfit misfit) {
        return misfit.key() == null ? -1 : entities.number(misfit.key(), misfit.index());
    }

    private RowProblem of(Misfit misfit) {
        return misfit.key() == null
                ? atomic(misfit)
                : property(misfit, entities.entity(misfit.key(), misfit.index()));
    }

    private RowProblem atomic(Misfit misfit) {
        var field = EventsTable.FIELDS.get(misfit.column());
        return switch (misfit.kind()) {
            case ABSENCE -> invalid(field, "", "Field " + field.column() + " cannot be empty");
            case TYPE ->
                    invalid(
                            field,
                            text(event.value(field)),
                            "Cannot parse key " + field.column() + " into " + kind(field));
            case LENGTH ->
                    new RowProblem.AtomicTooLong(
                            CastFailure.tooLong(shapes.events().types().get(misfit.column()))
                                            .message()
                                    + "\n  Where: column "
                                    + field.column()
                                    + " of relation "
                                    + EventsTable.NAME);
        };
    }

    private static RowProblem invalid(AtomicField field, String value, String message) {
        return new RowProblem.Atomic(new ParsingError.InvalidValue(field, value, message));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : Json.print(value);
    }

    private static String kind(AtomicField field) {
        return switch (field.kind()) {
            case INTEGER -> "integer";
            case DECIMAL, FLOAT -> "double";
            case FLAG -> "boolean";
            case TIMESTAMP -> "datetime";
            default -> "UUID";
        };
    }

    private RowProblem property(Misfit misfit, EventEntity entity) {
        var shape = Objects.requireNonNull(shapes.entity(entity.schema().orElseThrow()));
        var table = shape.target().table();
        if (misfit.isUnknown()) {
            return new RowProblem.Unknown(entity, table);
        }
        var cell = shape.cells().get(misfit.column() - EntityPlan.column(0));
        var failure =
                switch (misfit.kind()) {
                    case ABSENCE -> CastFailure.missing(cell.column().name(), table);
                    case TYPE -> CastFailure.type(cell.type(), value(entity, cell.column().path()));
                    case LENGTH -> CastFailure.tooLong(cell.type());
                };
        return new RowProblem.Property(entity, table, cell.column(), failure);
    }

    private static JsonNode value(EventEntity entity, List<String> path) {
        var value = entity.data();
        for (var name : path) {
            value = value.path(name);
        }
        return value;
    }
}
