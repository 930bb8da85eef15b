package io.freshet.sdk;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of an event. Those that there are stand in {@link Fields}.
 *
 * @param <T> what the column is read as
 */
public final class Field<T> {

    private final AtomicField column;
    private final Function<ParsedEvent, @Nullable T> reader;

    private Field(AtomicField column, Function<ParsedEvent, @Nullable T> reader) {
        this.column = column;
        this.reader = reader;
    }

    static Field<String> text(String column) {
        return cell(column, Function.identity());
    }

    static Field<UUID> uuid(String column) {
        return cell(column, UUID::fromString);
    }

    static Field<Integer> integer(String column) {
        return cell(column, Integer::valueOf);
    }

    static Field<Double> number(String column) {
        return cell(column, Double::valueOf);
    }

    static Field<Boolean> flag(String column) {
        return cell(column, Boolean::valueOf);
    }

    static Field<Instant> instant(String column) {
        return cell(column, Instant::parse);
    }

    static Field<List<Entity>> entities(String column) {
        var field = atomic(column);
        return new Field<>(
                field,
                event -> {
                    var entities =
                            field == AtomicField.CONTEXTS
                                    ? event.contexts()
                                    : event.derivedContexts();
                    return entities.isEmpty() ? null : Entity.all(entities);
                });
    }

    static Field<Entity> entity(String column) {
        return new Field<>(
                atomic(column),
                event -> {
                    var own = event.unstructEvent();
                    return own == null ? null : new Entity(own);
                });
    }

    /** The field of a column, with the type that its kind has. */
    static Field<?> of(AtomicField column) {
        var name = column.column();
        return switch (column.kind()) {
            case TEXT -> text(name);
            case UUID -> uuid(name);
            case INTEGER -> integer(name);
            case DECIMAL, FLOAT -> number(name);
            case FLAG -> flag(name);
            case TIMESTAMP -> instant(name);
            case ENTITIES -> entities(name);
            case SELF_DESCRIBING -> entity(name);
        };
    }

    private static <T> Field<T> cell(String column, Function<String, T> read) {
        var field = atomic(column);
        return new Field<>(
                field,
                event -> {
                    var text = event.text(field);
                    return text == null ? null : read.apply(text);
                });
    }

    private static AtomicField atomic(String column) {
        return AtomicField.ofColumn(column)
                .orElseThrow(() -> new IllegalArgumentException("no column " + column));
    }

    /** The column's name, such as {@code app_id}. */
    public String name() {
        return column.column();
    }

    /** The column's place in the line, from 0 to 130. */
    public int position() {
        return column.ordinal();
    }

    /** Whether no event is without it. */
    public boolean isRequired() {
        return column.isRequired();
    }

    /**
     * The longest text that the published table of sizes has for the column, in UTF-16 units. A
     * parser keeps longer ones, unless it is told to cut them.
     */
    public OptionalInt maxLength() {
        return column.maxLength() == 0 ? OptionalInt.empty() : OptionalInt.of(column.maxLength());
    }

    AtomicField column() {
        return column;
    }

    Optional<T> read(ParsedEvent event) {
        return Optional.ofNullable(reader.apply(event));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> that && column == that.column;
    }

    @Override
    public int hashCode() {
        return column.hashCode();
    }

    /** The column's name. */
    @Override
    public String toString() {
        return name();
    }
}
