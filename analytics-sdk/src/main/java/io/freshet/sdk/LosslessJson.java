package io.freshet.sdk;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.atomic.ParsingError;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the lossless JSON back: turns each member into the text that the line would have, which is
 * then checked as if it came from a line.
 */
final class LosslessJson {

    /** A column's JSON stands one level deeper here than in its line. */
    static final int MAX_DEPTH = Json.MAX_DEPTH + 1;

    private final EventDraft cells = new EventDraft();
    private final List<ParsingError.InvalidValue> errors = new ArrayList<>();

    private LosslessJson() {}

    static ParseResult read(String json) {
        try {
            return read(Json.parse(json, MAX_DEPTH));
        } catch (InvalidJson e) {
            return noEvent("ParsingFailure: " + e.getMessage());
        }
    }

    static ParseResult read(JsonNode json) {
        if (!json.isObject()) {
            return noEvent("the JSON of an event is an object");
        }
        var reader = new LosslessJson();
        for (var field : AtomicField.all()) {
            var value = json.get(field.column());
            if (value != null && !value.isNull()) {
                reader.member(field, value);
            }
        }
        return reader.errors.isEmpty()
                ? EventParser.result(EnrichedTsv.check(reader.cells))
                : new ParseResult.Bad(new ParsingError.RowDecodingError(reader.errors));
    }

    private void member(AtomicField field, JsonNode value) {
        switch (field.kind()) {
            case TEXT -> set(field, value, text(value), "text without tabs");
            case UUID -> set(field, value, text(value), "UUID");
            case INTEGER -> set(field, value, number(value), "integer");
            case DECIMAL, FLOAT -> set(field, value, number(value), "double");
            case FLAG -> set(field, value, flag(value), "boolean");
            case TIMESTAMP -> set(field, value, timestamp(value), "datetime");
            case ENTITIES, SELF_DESCRIBING -> cells.set(field, envelope(value));
        }
    }

    private void set(AtomicField field, JsonNode value, @Nullable String cell, String wanted) {
        if (cell == null) {
            errors.add(
                    new ParsingError.InvalidValue(
                            field,
                            Json.print(value),
                            "Cannot parse key " + field.column() + " into " + wanted));
        } else {
            cells.set(field, cell);
        }
    }

    private static @Nullable String text(JsonNode value) {
        // An event with a tab in it could not be written as a line.
        return value.isString() && value.stringValue().indexOf('\t') < 0
                ? value.stringValue()
                : null;
    }

    private static @Nullable String number(JsonNode value) {
        return value.isNumber() ? value.asString() : null;
    }

    private static @Nullable String flag(JsonNode value) {
        if (!value.isBoolean()) {
            return null;
        }
        return value.booleanValue() ? "1" : "0";
    }

    private static @Nullable String timestamp(JsonNode value) {
        var text = value.isString() ? value.stringValue() : "";
        return text.endsWith("Z") ? text.substring(0, text.length() - 1).replace('T', ' ') : null;
    }

    private static @Nullable String envelope(JsonNode value) {
        // No entities are written as an object without members.
        return value.isObject() && value.isEmpty()
                ? null
                : JsonWriter.lossless(512).tree(value).toString();
    }

    private static ParseResult noEvent(String message) {
        return new ParseResult.Bad(new ParsingError.RowDecodingError(List.of(), List.of(message)));
    }
}
