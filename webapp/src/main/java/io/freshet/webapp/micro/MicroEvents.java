package io.freshet.webapp.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import io.freshet.webapp.micro.MicroStore.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Kept records in the forms that Micro answers. */
final class MicroEvents {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final MicroStore store;

    MicroEvents(MicroStore store) {
        this.store = store;
    }

    /** {@code {"rawEvent","eventType","schema","contexts","event"}}; empty for a foreign line. */
    Optional<ObjectNode> good(Entry entry) {
        if (!(EnrichedTsv.decode(entry.value()) instanceof EnrichedTsv.Decoded.Event parsed)) {
            return Optional.empty();
        }
        var event = parsed.event();
        var json = NODES.objectNode();
        json.set(
                "rawEvent",
                payload(entry).map(it -> RequestJson.event(it, entry.index())).orElse(null));
        json.put("eventType", event.text(AtomicField.EVENT));
        json.put("schema", schema(event));
        var contexts = json.putArray("contexts");
        event.contexts().forEach(entity -> contexts.add(entity.schema().toUri()));
        json.set("event", parse(EventJson.printLossless(event)));
        return Optional.of(json);
    }

    /** {@code {"collectorPayload","rawEvent","errors"}}. */
    ObjectNode bad(Entry entry) {
        var json = NODES.objectNode();
        var request = payload(entry);
        var row = parse(new String(entry.value(), UTF_8));
        var raw = RequestJson.ofBadRow(row.path("data").path("payload").path("raw"));
        json.set("collectorPayload", request.map(RequestJson::whole).orElse(null));
        json.set(
                "rawEvent",
                raw != null
                        ? raw
                        : request.map(it -> RequestJson.event(it, entry.index())).orElse(null));
        var summary = BadRowSummary.of(row);
        json.putArray("errors").add(summary.kind() + ": " + summary.reason()).add(Json.print(row));
        return json;
    }

    private Optional<CollectorPayload> payload(Entry entry) {
        return store.requestOf(entry)
                .map(CollectorPayloadCodec::decode)
                .filter(Decoded.Payload.class::isInstance)
                .map(decoded -> ((Decoded.Payload) decoded).payload());
    }

    private static @Nullable String schema(ParsedEvent event) {
        var vendor = event.text(AtomicField.EVENT_VENDOR);
        var name = event.text(AtomicField.EVENT_NAME);
        var format = event.text(AtomicField.EVENT_FORMAT);
        var version = event.text(AtomicField.EVENT_VERSION);
        return vendor == null || name == null || format == null || version == null
                ? null
                : "iglu:" + String.join("/", vendor, name, format, version);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json, Json.MAX_DEPTH + 10);
        } catch (InvalidJson foreign) {
            return NODES.objectNode();
        }
    }
}
