package io.freshet.event.atomic;

import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of {@link ParsingError}s. */
final class ParsingErrorJson {

    static final String NOT_TSV = "NotTSV";
    static final String FIELD_NUMBER = "FieldNumberMismatch";
    static final String ROW = "RowDecodingError";
    static final String INVALID_VALUE = "InvalidValue";
    static final String UNHANDLED = "UnhandledRowDecodingError";

    private ParsingErrorJson() {}

    static Optional<ParsingError> read(JsonNode json) {
        return switch (text(json, "type").orElse("")) {
            case NOT_TSV -> Optional.of(new ParsingError.NotTsv());
            case FIELD_NUMBER -> fieldNumber(json.path("fieldCount"));
            case ROW -> row(json.path("errors"));
            default -> Optional.empty();
        };
    }

    private static Optional<ParsingError> fieldNumber(JsonNode count) {
        return count.isIntegralNumber() && count.canConvertToInt()
                ? Optional.of(new ParsingError.FieldNumberMismatch(count.intValue()))
                : Optional.empty();
    }

    private static Optional<ParsingError> row(JsonNode errors) {
        var invalid = new ArrayList<ParsingError.InvalidValue>();
        var unhandled = new ArrayList<String>();
        for (var error : errors) {
            var type = text(error, "type").orElse("");
            if (type.equals(INVALID_VALUE)) {
                invalidValue(error).ifPresent(invalid::add);
            } else if (type.equals(UNHANDLED)) {
                text(error, "message").ifPresent(unhandled::add);
            }
        }
        boolean isComplete = invalid.size() + unhandled.size() == errors.size();
        return errors.isArray() && !errors.isEmpty() && isComplete
                ? Optional.of(new ParsingError.RowDecodingError(invalid, unhandled))
                : Optional.empty();
    }

    private static Optional<ParsingError.InvalidValue> invalidValue(JsonNode error) {
        var value = text(error, "value");
        var message = text(error, "message");
        return value.isEmpty() || message.isEmpty()
                ? Optional.empty()
                : text(error, "key")
                        .flatMap(AtomicField::ofColumn)
                        .map(
                                field ->
                                        new ParsingError.InvalidValue(
                                                field, value.get(), message.get()));
    }

    private static Optional<String> text(JsonNode json, String name) {
        var member = json.path(name);
        return member.isString() ? Optional.of(member.stringValue()) : Optional.empty();
    }
}
