package io.freshet.event.atomic;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why a line is no enriched event; its JSON is the {@code failure} of a loader_parsing_error. */
public sealed interface ParsingError {

    /** The error as it stands in a bad row. */
    ObjectNode toJson();

    /** Reads an error's JSON; empty where it is none, or names a column that there is not. */
    static Optional<ParsingError> ofJson(JsonNode json) {
        return ParsingErrorJson.read(json);
    }

    /** A line without any tab. */
    record NotTsv() implements ParsingError {
        @Override
        public ObjectNode toJson() {
            return typed(ParsingErrorJson.NOT_TSV);
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
            return typed(ParsingErrorJson.FIELD_NUMBER).put("fieldCount", fieldCount);
        }
    }

    /**
     * Columns that are not what they should be.
     *
     * @param errors all of them, in column order
     * @param unhandled messages of errors that are no one column's: ours never has any, but what
     *     others wrote may
     */
    record RowDecodingError(List<InvalidValue> errors, List<String> unhandled)
            implements ParsingError {

        public RowDecodingError {
            errors = List.copyOf(errors);
            unhandled = List.copyOf(unhandled);
        }

        /** Errors of columns alone; at least one. */
        public RowDecodingError(List<InvalidValue> errors) {
            this(errors, List.of());
        }

        @Override
        public ObjectNode toJson() {
            var json = typed(ParsingErrorJson.ROW);
            var array = json.putArray("errors");
            errors.forEach(error -> array.add(error.toJson()));
            unhandled.forEach(
                    message ->
                            array.add(typed(ParsingErrorJson.UNHANDLED).put("message", message)));
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
            return typed(ParsingErrorJson.INVALID_VALUE)
                    .put("key", field.column())
                    .put("value", value)
                    .put("message", message);
        }
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
