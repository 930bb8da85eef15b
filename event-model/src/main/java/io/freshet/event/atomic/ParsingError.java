package io.freshet.event.atomic;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why a line is no enriched event; its JSON is the {@code failure} of a loader_parsing_error. */
public sealed interface ParsingError {

    /** The error as it stands in a bad row. */
    ObjectNode toJson();

    /** A line without any tab. */
    record NotTsv() implements ParsingError {
        @Override
        public ObjectNode toJson() {
            return typed("NotTSV");
        }
    }

    /**
     * A line of another number of columns.
     *
     * @param fieldCount columns found
     */
    record FieldNumberMismatch(int fieldCount) implements ParsingError {
        @Override
        public ObjectNode toJson() {
            return typed("FieldNumberMismatch").put("fieldCount", fieldCount);
        }
    }

    /**
     * Columns that are not what they should be.
     *
     * @param errors all of them, in column order; at least one
     */
    record RowDecodingError(List<InvalidValue> errors) implements ParsingError {

        public RowDecodingError {
            errors = List.copyOf(errors);
        }

        @Override
        public ObjectNode toJson() {
            var json = typed("RowDecodingError");
            var array = json.putArray("errors");
            errors.forEach(error -> array.add(error.toJson()));
            return json;
        }
    }

    /**
     * One column that is not what it should be.
     *
     * @param field the column
     * @param value what stood there
     * @param message why that will not do
     */
    record InvalidValue(AtomicField field, String value, String message) {

        ObjectNode toJson() {
            return typed("InvalidValue")
                    .put("key", field.column())
                    .put("value", value)
                    .put("message", message);
        }
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
