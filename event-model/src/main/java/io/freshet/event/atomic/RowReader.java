package io.freshet.event.atomic;

import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the cells of one line into an event, or into the list of all that is wrong with them. */
final class RowReader {

    private static final String UUID_LAYOUT = "00000000-0000-0000-0000-000000000000";

    private final @Nullable String[] texts = new @Nullable String[AtomicField.COUNT];
    private List<SelfDescribing> contexts = List.of();
    private List<SelfDescribing> derivedContexts = List.of();
    private @Nullable SelfDescribing unstructEvent;
    private final List<ParsingError.InvalidValue> errors = new ArrayList<>(0);

    private final boolean mustBeComplete;

    private RowReader(boolean mustBeComplete) {
        this.mustBeComplete = mustBeComplete;
    }

    /** Reads cells in column order; an empty one is null or an empty text. */
    static EnrichedTsv.Decoded read(@Nullable String[] cells, TextLimits limits) {
        return new RowReader(true).event(cells, limits);
    }

    /** The same of a failed event, any column of which may be empty. */
    static EnrichedTsv.Decoded readFailed(@Nullable String[] cells) {
        return new RowReader(false).event(cells, TextLimits.NONE);
    }

    private EnrichedTsv.Decoded event(@Nullable String[] cells, TextLimits limits) {
        for (var field : AtomicField.all()) {
            var cell = cells[field.ordinal()];
            column(field, cell == null ? "" : limits.cut(field, cell));
        }
        return result();
    }

    private EnrichedTsv.Decoded result() {
        return errors.isEmpty()
                ? new EnrichedTsv.Decoded.Event(
                        new ParsedEvent(texts, contexts, derivedContexts, unstructEvent))
                : new EnrichedTsv.Decoded.Invalid(new ParsingError.RowDecodingError(errors));
    }

    private void column(AtomicField field, String cell) {
        if (cell.isEmpty()) {
            if (mustBeComplete && field.isRequired()) {
                invalid(field, cell, "Field " + field.column() + " cannot be empty");
            }
            return;
        }
        switch (field.kind()) {
            case TEXT -> texts[field.ordinal()] = cell;
            case INTEGER -> set(field, cell, integer(cell), "integer");
            case DECIMAL, FLOAT -> set(field, cell, floating(cell), "double");
            case FLAG -> set(field, cell, flag(cell), "boolean");
            case TIMESTAMP -> set(field, cell, TimestampCell.toIso(cell), "datetime");
            case UUID -> set(field, cell, uuid(cell), "UUID");
            case ENTITIES, SELF_DESCRIBING -> entities(field, cell);
        }
    }

    private void entities(AtomicField field, String cell) {
        try {
            switch (field) {
                case CONTEXTS -> contexts = EntityCell.readContexts(cell);
                case DERIVED_CONTEXTS -> derivedContexts = EntityCell.readContexts(cell);
                case UNSTRUCT_EVENT -> unstructEvent = EntityCell.readUnstructEvent(cell);
                default -> throw new IllegalStateException(field + " holds no entities");
            }
        } catch (EntityCell.InvalidEntity e) {
            invalid(field, cell, e.message());
        }
    }

    private void set(AtomicField field, String cell, @Nullable String text, String wanted) {
        if (text == null) {
            invalid(field, cell, "Cannot parse key " + field.column() + " into " + wanted);
        } else {
            texts[field.ordinal()] = text;
        }
    }

    private void invalid(AtomicField field, String cell, String message) {
        errors.add(new ParsingError.InvalidValue(field, cell, message));
    }

    private static @Nullable String integer(String cell) {
        try {
            return Integer.toString(Integer.parseInt(cell));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String floating(String cell) {
        try {
            return Double.toString(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String flag(String cell) {
        return switch (cell) {
            case "1" -> "true";
            case "0" -> "false";
            default -> null;
        };
    }

    private static @Nullable String uuid(String cell) {
        if (isPlainUuid(cell)) {
            return cell;
        }
        try {
            return UUID.fromString(cell).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the cell is as a UUID is printed: any other spelling is for Java to read. */
    private static boolean isPlainUuid(String cell) {
        if (cell.length() != UUID_LAYOUT.length()) {
            return false;
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (UUID_LAYOUT.charAt(i) == '-' ? c != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }
}
