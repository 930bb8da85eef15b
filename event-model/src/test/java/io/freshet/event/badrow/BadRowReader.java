package io.freshet.event.badrow;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Recorded bad rows as our records, so that printing them can be compared. */
final class BadRowReader {

    private final Processor processor;
    private final JsonNode failure;
    private final JsonNode payload;

    private BadRowReader(JsonNode data) {
        var made = data.get("processor");
        processor =
                new Processor(
                        made.get("artifact").stringValue(), made.get("version").stringValue());
        failure = data.get("failure");
        payload = data.get("payload");
    }

    static BadRow read(JsonNode json) {
        var schema = SchemaKey.of(json.get("schema").stringValue());
        return new BadRowReader(json.get("data")).row(schema.name());
    }

    private BadRow row(String name) {
        return switch (name) {
            case "collector_payload_format_violation" ->
                    new BadRow.CollectorPayloadFormatViolation(
                            processor,
                            timestamp(),
                            text(failure, "loader"),
                            failure(failure.get("message")),
                            payload.stringValue());
            case "adapter_failures" ->
                    new BadRow.AdapterFailures(
                            processor,
                            timestamp(),
                            text(failure, "vendor"),
                            text(failure, "version"),
                            messages(BadRowReader::failure),
                            view());
            case "tracker_protocol_violations" ->
                    new BadRow.TrackerProtocolViolations(
                            processor,
                            timestamp(),
                            text(failure, "vendor"),
                            text(failure, "version"),
                            messages(BadRowReader::failure),
                            view());
            case "schema_violations" ->
                    new BadRow.SchemaViolations(
                            processor, timestamp(), messages(BadRowReader::failure), event());
            case "enrichment_failures" ->
                    new BadRow.EnrichmentFailures(
                            processor, timestamp(), messages(BadRowReader::ofEnrichment), event());
            case "size_violation" ->
                    new BadRow.SizeViolation(
                            processor,
                            timestamp(),
                            failure.get("maximumAllowedSizeBytes").longValue(),
                            failure.get("actualSizeBytes").longValue(),
                            text(failure, "expectation"),
                            payload.stringValue());
            case "generic_error" ->
                    new BadRow.GenericError(
                            processor,
                            timestamp(),
                            texts(failure.get("errors")),
                            payload.stringValue());
            case "loader_parsing_error" ->
                    new BadRow.LoaderParsingError(processor, failure, payload.stringValue());
            case "loader_iglu_error" ->
                    new BadRow.LoaderIgluError(processor, failure.valueStream().toList(), payload);
            case "loader_runtime_error" ->
                    new BadRow.LoaderRuntimeError(processor, failure.stringValue(), payload);
            default -> throw new AssertionError(name);
        };
    }

    private Instant timestamp() {
        return Instant.parse(text(failure, "timestamp"));
    }

    private <T> List<T> messages(Function<JsonNode, T> reader) {
        return failure.get("messages").valueStream().map(reader).toList();
    }

    private static Failure.OfEnrichment ofEnrichment(JsonNode json) {
        var source = json.get("enrichment");
        return new Failure.OfEnrichment(
                source.isNull()
                        ? null
                        : new Failure.OfEnrichment.Source(
                                SchemaKey.of(text(source, "schemaKey")),
                                text(source, "identifier")),
                failure(json.get("message")));
    }

    private static Failure failure(JsonNode json) {
        var field = json.has("payloadField") ? "payloadField" : "field";
        if (json.has("actual")) {
            var mapping = new LinkedHashMap<String, SchemaKey>();
            json.get("expectedMapping")
                    .properties()
                    .forEach(
                            m -> mapping.put(m.getKey(), SchemaKey.of(m.getValue().stringValue())));
            return new Failure.UnknownType(
                    orNull(json, "actual"), mapping, text(json, "expectation"));
        } else if (json.has("expectation")) {
            return new Failure.Unexpected(
                    text(json, field), orNull(json, "value"), text(json, "expectation"));
        } else if (json.has("value")) {
            return new Failure.NotJson(
                    text(json, field), orNull(json, "value"), text(json, "error"));
        } else if (json.has("json")) {
            return new Failure.NotIglu(json.get("json"), text(json, "error"));
        } else if (json.has("schemaCriterion")) {
            return new Failure.CriterionMismatch(
                    SchemaKey.of(text(json, "schemaKey")),
                    SchemaCriterion.of(text(json, "schemaCriterion")));
        } else if (json.has("schemaKey")) {
            return new Failure.Iglu(SchemaKey.of(text(json, "schemaKey")), json.get("error"));
        }
        return new Failure.Message(text(json, "error"));
    }

    private BadRow.PayloadView view() {
        return new BadRow.PayloadView(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "socket address",
                        instant(payload).toEpochMilli(),
                        orNull(payload, "encoding"),
                        orNull(payload, "collector"),
                        orNull(payload, "useragent"),
                        orNull(payload, "refererUri"),
                        "/path",
                        "raw=query",
                        orNull(payload, "body"),
                        texts(payload.get("headers")),
                        orNull(payload, "contentType"),
                        orNull(payload, "hostname"),
                        orNull(payload, "networkUserId")),
                text(payload, "vendor"),
                text(payload, "version"),
                payload.get("querystring")
                        .valueStream()
                        .map(p -> new NameValue(text(p, "name"), orNull(p, "value")))
                        .toList(),
                orNull(payload, "ipAddress"));
    }

    private BadRow.EventPayload event() {
        var draft = new EventDraft();
        for (var column : payload.get("enriched").properties()) {
            draft.set(
                    AtomicField.ofColumn(column.getKey()).orElseThrow(),
                    column.getValue().isNull() ? null : column.getValue().asString());
        }
        return new BadRow.EventPayload(draft, raw(payload.get("raw")));
    }

    private static RawEvent raw(JsonNode raw) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        for (var parameter : raw.get("parameters")) {
            parameters.put(text(parameter, "name"), orNull(parameter, "value"));
        }
        return new RawEvent(
                text(raw, "vendor"),
                text(raw, "version"),
                parameters,
                orNull(raw, "contentType"),
                orNull(raw, "loaderName"),
                orNull(raw, "encoding"),
                orNull(raw, "hostname"),
                instant(raw),
                orNull(raw, "ipAddress"),
                orNull(raw, "useragent"),
                orNull(raw, "refererUri"),
                texts(raw.get("headers")),
                orNull(raw, "userId"));
    }

    /** The reference writes years beyond 9999 without the sign that the standard asks for. */
    private static Instant instant(JsonNode json) {
        var text = text(json, "timestamp");
        return Instant.parse(text.indexOf('-') > 4 ? "+" + text : text);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String text(JsonNode json, String member) {
        return json.get(member).stringValue();
    }

    private static @Nullable String orNull(JsonNode json, String member) {
        return json.get(member).isNull() ? null : text(json, member);
    }
}
