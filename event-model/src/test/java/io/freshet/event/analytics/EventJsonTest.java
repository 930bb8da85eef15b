package io.freshet.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventJsonTest {

    @Test
    void hasAllColumnsInOrderAndThenTheEntities() throws InvalidJson {
        var draft = minimal();
        draft.set(AtomicField.CONTEXTS, contexts("com.acme/user/jsonschema/1-0-2", "{\"id\":1}"));
        draft.set(
                AtomicField.UNSTRUCT_EVENT,
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\","
                        + "\"data\":{\"schema\":\"iglu:com.acme/linkClick/jsonschema/2-0-0\",\"data\":[1]}}");
        draft.set(AtomicField.GEO_LATITUDE, "12");
        draft.set(AtomicField.GEO_LONGITUDE, "NaN");

        var json = json(draft);

        var names = List.copyOf(json.propertyNames());
        assertThat(names.subList(0, 128))
                .isEqualTo(
                        AtomicField.all().stream()
                                .filter(
                                        f ->
                                                f.ordinal() != 52
                                                        && f.ordinal() != 58
                                                        && f.ordinal() != 122)
                                .map(AtomicField::column)
                                .toList());
        assertThat(names.subList(128, names.size()))
                .containsExactly(
                        "contexts_com_acme_user_1",
                        "unstruct_event_com_acme_link_click_2",
                        "geo_location");
        assertThat(Json.print(json.get("contexts_com_acme_user_1")))
                .isEqualTo("[{\"_schema_version\":\"1-0-2\",\"id\":1}]");
        assertThat(json.get("geo_location").stringValue()).isEqualTo("12.0,NaN");
        assertThat(json.get("geo_longitude").isNull()).isTrue();
    }

    @Test
    void keepsTheTextOfNumbersInEntities() throws InvalidJson {
        var draft = minimal();
        draft.set(
                AtomicField.CONTEXTS,
                contexts(
                        "com.acme/n/jsonschema/1-0-0",
                        "{\"a\":1.10,\"b\":-0,\"c\":1e99999999999}"));

        assertThat(Json.print(json(draft).get("contexts_com_acme_n_1")))
                .isEqualTo(
                        "[{\"_schema_version\":\"1-0-0\",\"a\":1.10,\"b\":-0,\"c\":1e99999999999}]");
    }

    @Test
    void sameSchemaOfTwoNamesThatReadAlikeSharesAKey() throws InvalidJson {
        var draft = minimal();
        draft.set(
                AtomicField.CONTEXTS,
                envelope(
                        entity("com.acme/fooBar/jsonschema/1-0-0", "{\"n\":1}")
                                + ","
                                + entity("com.acme/foo_bar/jsonschema/1-0-0", "{\"n\":2}")));

        assertThat(json(draft).get("contexts_com_acme_foo_bar_1")).hasSize(2);
    }

    @Test
    void losslessFormHasEnvelopes() throws InvalidJson {
        var draft = minimal();
        draft.set(AtomicField.CONTEXTS, contexts("com.acme/n/jsonschema/1-0-0", "{}"));

        var json = Json.parse(EventJson.printLosslessBytes(event(draft)));

        assertThat(List.copyOf(json.propertyNames()))
                .isEqualTo(AtomicField.all().stream().map(AtomicField::column).toList());
        assertThat(json.get("contexts").get("schema").stringValue())
                .isEqualTo(ParsedEvent.CONTEXTS.toUri());
        assertThat(Json.print(json.get("derived_contexts"))).isEqualTo("{}");
        assertThat(json.get("unstruct_event").isNull()).isTrue();
    }

    @Test
    void bytesAndTextAreTheSame() {
        var draft = minimal();
        draft.set(AtomicField.PAGE_TITLE, "Šípková 😀 \u0085");

        assertThat(EventJson.printBytes(event(draft)))
                .asString()
                .isEqualTo(EventJson.print(event(draft)));
    }

    @Test
    void schemasAreListedOnceEachWithTheEventsOwnFirst() {
        var draft = minimal();
        draft.set(
                AtomicField.CONTEXTS,
                envelope(
                        entity("com.acme/a/jsonschema/1-0-0", "{}")
                                + ","
                                + entity("com.acme/b/jsonschema/1-0-1", "{}")
                                + ","
                                + entity("com.acme/a/jsonschema/1-0-0", "{}")));
        draft.set(
                AtomicField.UNSTRUCT_EVENT,
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\","
                        + "\"data\":"
                        + entity("com.acme/z/jsonschema/1-0-0", "{}")
                        + "}");

        var schemas = IgluSchemasHeader.schemas(event(draft));

        var header =
                "iglu:com.acme/z/jsonschema/1-0-0,"
                        + "iglu:com.acme/a/jsonschema/1-0-0,"
                        + "iglu:com.acme/b/jsonschema/1-0-1";
        assertThat(IgluSchemasHeader.print(schemas)).isEqualTo(header);
        assertThat(IgluSchemasHeader.parse(header)).isEqualTo(schemas);
        assertThat(IgluSchemasHeader.print(List.of())).isEmpty();
        assertThat(IgluSchemasHeader.parse("")).isEmpty();
        assertThat(IgluSchemasHeader.parse("nonsense, " + header)).isEqualTo(schemas);
    }

    private static EventDraft minimal() {
        var draft = new EventDraft();
        draft.set(AtomicField.COLLECTOR_TSTAMP, "2026-11-21 09:10:11.123");
        draft.set(AtomicField.EVENT_ID, "c6ef3124-b53a-4b13-a233-0088f79dcbcb");
        draft.set(AtomicField.V_COLLECTOR, "c");
        draft.set(AtomicField.V_ETL, "e");
        return draft;
    }

    private static String contexts(String path, String data) {
        return envelope(entity(path, data));
    }

    private static String envelope(String entities) {
        return "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
                + entities
                + "]}";
    }

    private static String entity(String path, String data) {
        return "{\"schema\":\"iglu:" + path + "\",\"data\":" + data + "}";
    }

    private static ParsedEvent event(EventDraft draft) {
        return ((EnrichedTsv.Decoded.Event) EnrichedTsv.decode(EnrichedTsv.encode(draft.finish())))
                .event();
    }

    private static JsonNode json(EventDraft draft) throws InvalidJson {
        return Json.parse(EventJson.print(event(draft)));
    }
}
