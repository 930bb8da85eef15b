package io.freshet.event.atomic;

import io.freshet.event.iglu.ParseError;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads the three columns that hold self-describing JSON in an envelope. */
final class EntityCell {

    private static final SchemaCriterion CONTEXTS =
            SchemaCriterion.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-*");
    private static final SchemaCriterion UNSTRUCT_EVENT =
            SchemaCriterion.of(
                    "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-*");

    private EntityCell() {}

    static List<SelfDescribing> readContexts(String cell) throws InvalidEntity {
        var data = open(cell, CONTEXTS);
        if (!(data instanceof ArrayNode array)) {
            throw wrongType("", data, "array");
        }
        var entities = new ArrayList<SelfDescribing>(array.size());
        for (int i = 0; i < array.size(); i++) {
            entities.add(selfDescribing("[" + i + "]", array.get(i)));
        }
        return List.copyOf(entities);
    }

    static SelfDescribing readUnstructEvent(String cell) throws InvalidEntity {
        return selfDescribing("", open(cell, UNSTRUCT_EVENT));
    }

    private static JsonNode open(String cell, SchemaCriterion wanted) throws InvalidEntity {
        var envelope = selfDescribing("", parse(cell));
        if (!wanted.matches(envelope.schema())) {
            throw new InvalidEntity("Unknown payload: " + envelope.schema().toUri());
        }
        return envelope.data();
    }

    private static JsonNode parse(String cell) throws InvalidEntity {
        try {
            return Json.parse(cell);
        } catch (InvalidJson e) {
            throw new InvalidEntity("ParsingFailure: " + e.getMessage());
        }
    }

    private static SelfDescribing selfDescribing(String path, JsonNode json) throws InvalidEntity {
        if (!json.isObject()) {
            throw wrongType(path, json, "object");
        }
        var schema = json.get("schema");
        if (schema == null) {
            throw failure(path, "schema key is not available");
        }
        if (!schema.isString()) {
            throw wrongType(path, schema, "string");
        }
        var uri = schema.stringValue();
        var parsed = SchemaKey.parse(uri);
        if (parsed.key().isEmpty()) {
            var what =
                    parsed.error() == ParseError.INVALID_SCHEMAVER
                            ? "Invalid schema version: "
                            : "Invalid Iglu URI: ";
            throw failure(path, what + uri + ", code: " + parsed.error());
        }
        var data = json.get("data");
        if (data == null) {
            throw failure(path, "data key is not available");
        }
        return new SelfDescribing(parsed.key().get(), data);
    }

    private static InvalidEntity wrongType(String path, JsonNode found, String wanted) {
        return failure(
                path, "Got value '" + Json.print(found) + "' with wrong type, expecting " + wanted);
    }

    private static InvalidEntity failure(String path, String words) {
        return new InvalidEntity("DecodingFailure at " + path + ": " + words);
    }

    /** The cell is no such JSON. Does not leave this package. */
    static final class InvalidEntity extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidEntity(String message) {
            // Bad input is no event worth a stack trace.
            super(message, null, false, false);
        }

        String message() {
            var message = getMessage();
            return message == null ? "" : message;
        }
    }
}
