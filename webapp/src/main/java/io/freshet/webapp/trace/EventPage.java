package io.freshet.webapp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.webapp.cause.DecodedRow;
import io.freshet.webapp.cause.ShownRow;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventTrace.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is known of one event as JSON.
 *
 * @param badRows shows bad rows
 * @param snippets commands to look elsewhere
 * @param seenAt when a record was seen here
 * @param looked where events are looked for
 * @param canRerun whether events can be enriched again
 */
public record EventPage(
        ShownRow badRows,
        Snippets snippets,
        Function<Place, OptionalLong> seenAt,
        LookedAt looked,
        boolean canRerun) {

    /** The whole page. */
    public ObjectNode of(Found found) {
        var json = JsonNodeFactory.instance.objectNode();
        var event =
                found.at(Stage.GOOD)
                        .or(() -> found.at(Stage.FAILED))
                        .flatMap(EnrichedRecord::event);
        var stored = found.rows().isEmpty() ? null : found.rows().get(0).row();
        json.put("id", found.id()).put("outcome", outcome(found));
        if (found.isEmpty()) {
            json.set("looked", looked.toJson());
        }
        header(json.putObject("header"), found, event.orElse(null), stored);
        json.set("lineage", new Lineage(seenAt).of(found, event.orElse(null)));
        payload(found).ifPresent(payload -> request(json, payload, found.index()));
        event.ifPresent(it -> event(json, it));
        json(found, event).ifPresent(it -> json.set("json", it));
        found.at(Stage.GOOD)
                .or(() -> found.at(Stage.FAILED))
                .ifPresent(record -> json.put("tsv", new String(record.value(), UTF_8)));
        var rows = json.putArray("rows");
        found.rows()
                .forEach(row -> rows.addObject().put("table", row.table()).set("row", row.row()));
        if (found.rowsTrouble() != null) {
            json.put("rowsTrouble", found.rowsTrouble());
        }
        found.badRow().ifPresent(record -> badRow(json, record));
        rerun(json.putObject("rerun"), found);
        snippets(json.putObject("snippets"), found);
        return json;
    }

    private static String outcome(Found found) {
        if (!found.rows().isEmpty()) {
            return "row";
        }
        if (found.badRow().isPresent()) {
            return "bad";
        }
        if (found.at(Stage.FAILED).isPresent()) {
            return "failed";
        }
        var isGood = found.at(Stage.GOOD).isPresent() || found.at(Stage.JSON).isPresent();
        return isGood ? "good" : "unseen";
    }

    private static void header(
            ObjectNode header,
            Found found,
            @Nullable ParsedEvent event,
            @Nullable JsonNode stored) {
        if (event != null) {
            put(header, "deviceCreatedAt", event.text(AtomicField.DVCE_CREATED_TSTAMP));
            put(header, "deviceSentAt", event.text(AtomicField.DVCE_SENT_TSTAMP));
            put(header, "collectorAt", event.text(AtomicField.COLLECTOR_TSTAMP));
            put(header, "derivedAt", event.text(AtomicField.DERIVED_TSTAMP));
            put(header, "enrichedAt", event.text(AtomicField.ETL_TSTAMP));
        } else if (stored != null) {
            put(header, "deviceCreatedAt", stored.path("dvce_created_tstamp").asString(""));
            put(header, "deviceSentAt", stored.path("dvce_sent_tstamp").asString(""));
            put(header, "collectorAt", stored.path("collector_tstamp").asString(""));
            put(header, "derivedAt", stored.path("derived_tstamp").asString(""));
            put(header, "enrichedAt", stored.path("etl_tstamp").asString(""));
        } else {
            payload(found).ifPresent(payload -> header.put("collectorAt", payload.timestamp()));
        }
        if (stored != null) {
            put(header, "loadedAt", stored.path("load_tstamp").asString(""));
        }
    }

    private static void request(ObjectNode json, CollectorPayload payload, int index) {
        json.set("request", RequestJson.of(payload));
        var parameters = json.putArray("parameters");
        for (var pair : RequestJson.parameters(payload, index)) {
            var one = parameters.addObject().put("name", pair.name());
            ParameterNames.field(pair.name()).ifPresent(field -> one.put("field", field));
            one.put("value", pair.value());
        }
    }

    private static void event(ObjectNode json, ParsedEvent event) {
        var fields = json.putArray("fields");
        var set = new ArrayList<String>();
        for (var field : AtomicField.all()) {
            var value = event.get(field);
            fields.addObject()
                    .put("name", field.column())
                    .put("value", value)
                    .put("group", FieldGroups.of(field));
            if (value != null) {
                set.add(field.column());
            }
        }
        var entities = json.putArray("entities");
        event.contexts().forEach(entity -> entities.add(entity.toJson()));
        event.derivedContexts().forEach(entity -> entities.add(entity.toJson()));
        var own = event.unstructEvent();
        if (own != null) {
            json.set("self", own.toJson());
        }
        EnrichmentSigns.write(set, event.derivedContexts(), json.putArray("enrichments"));
    }

    private void badRow(ObjectNode json, TailRecord record) {
        json.set("badRow", badRows.of(record.value()));
        try {
            var decoded = DecodedRow.of(Json.parse(record.value()));
            if (!json.has("entities")) {
                parts(json, decoded.parts());
            }
            var enrichments = json.withArray("enrichments");
            if (enrichments.isEmpty()) {
                EnrichmentSigns.write(decoded.data().path("payload").path("enriched"), enrichments);
            }
            FailedEnrichments.write(decoded.data().path("failure"), enrichments);
            if (enrichments.isEmpty()) {
                json.remove("enrichments");
            }
        } catch (InvalidJson told) {
            // as its failure
            return;
        }
    }

    private static void parts(ObjectNode json, List<SelfDescribing> parts) {
        var entities = json.putArray("entities");
        parts.forEach(part -> entities.add(part.toJson()));
    }

    private void rerun(ObjectNode json, Found found) {
        var hasPayload = found.at(Stage.RAW).isPresent() && found.index() >= 0;
        json.put("possible", canRerun && hasPayload);
        if (!canRerun) {
            json.put("why", "The enricher's settings are not known here: see enricher.config.");
        } else if (!hasPayload) {
            json.put("why", "Its payload is not in the topics any more.");
        }
    }

    private void snippets(ObjectNode json, Found found) {
        payload(found)
                .filter(payload -> found.index() >= 0)
                .map(payload -> Fixture.of(found.id(), payload, found.index()))
                .ifPresent(fixture -> json.put("fixture", fixture));
        payload(found).map(snippets::curl).ifPresent(curl -> json.put("curl", curl));
        var sql = snippets.sql(found.id());
        if (sql != null) {
            json.put("sql", sql);
        }
        found.at(Stage.JSON)
                .or(found::badRow)
                .or(() -> found.at(Stage.FAILED))
                .ifPresent(record -> json.put("kcat", snippets.kcat(record.place())));
    }

    private static Optional<CollectorPayload> payload(Found found) {
        return found.at(Stage.RAW)
                .map(record -> CollectorPayloadCodec.decode(record.value()))
                .filter(CollectorPayloadCodec.Decoded.Payload.class::isInstance)
                .map(CollectorPayloadCodec.Decoded.Payload.class::cast)
                .map(CollectorPayloadCodec.Decoded.Payload::payload);
    }

    private static Optional<JsonNode> json(Found found, Optional<ParsedEvent> event) {
        try {
            var record = found.at(Stage.JSON);
            if (record.isPresent()) {
                return Optional.of(Json.parse(record.get().value()));
            }
            return event.isPresent()
                    ? Optional.of(Json.parse(EventJson.print(event.get())))
                    : Optional.empty();
        } catch (InvalidJson broken) {
            return Optional.empty();
        }
    }

    private static void put(ObjectNode json, String member, @Nullable String time) {
        Times.millis(time).ifPresent(millis -> json.put(member, millis));
    }
}
