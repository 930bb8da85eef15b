package io.freshet.webapp.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MicroTest {

    private static final String PLACE = "snowplow_raw_good-0-7";
    private static final String VIEW = "bee0a6d7-fc17-4392-b2bc-2208e8e944f1";
    private static final String CLICK = "bee0a6d7-fc17-4392-b2bc-2208e8e944f2";
    private static final String BODY =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
             "data":[{"e":"pv","eid":"%s"},{"e":"ue","eid":"%s"},{"e":"zz"}]}"""
                    .formatted(VIEW, CLICK);
    private static final String BAD_ROW =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-0",
             "data":{"failure":{"messages":[]},
                     "payload":{"raw":{"vendor":"com.acme","version":"v1",
                                       "parameters":[{"name":"e","value":"ue"}],"headers":[]}}}}""";

    private final MicroStore store = new MicroStore(10);

    @BeforeEach
    void see() {
        store.request(PLACE, CollectorPayloadCodec.encode(payload()));
        store.good(line("page_view", VIEW, "page_view"), PLACE, 0, 60_000);
        store.good(line("unstruct", CLICK, "link_click"), PLACE, 1, 60_001);
        store.bad(BAD_ROW.getBytes(UTF_8), PLACE, 2, 120_000);
    }

    @Test
    void countsGoodAndBad() {
        assertThat(get("/micro/all").toString()).isEqualTo("{\"total\":3,\"good\":2,\"bad\":1}");
    }

    @Test
    void showsGoodEventsWithTheRequestTheyCameIn() {
        var newest = get("/micro/good").path(0);

        assertThat(newest.propertyNames())
                .containsExactly("rawEvent", "eventType", "schema", "contexts", "event");
        assertThat(newest.path("schema").asString())
                .isEqualTo("iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-0");
        assertThat(newest.path("event").propertyNames()).hasSize(AtomicField.COUNT);
        var raw = newest.path("rawEvent");
        assertThat(raw.path("api").toString())
                .isEqualTo("{\"vendor\":\"com.snowplowanalytics.snowplow\",\"version\":\"tp2\"}");
        assertThat(raw.path("parameters").path("eid").asString()).isEqualTo(CLICK);
        assertThat(raw.path("context").path("timestamp").asString())
                .isEqualTo("1970-01-01T00:00:01Z");
    }

    @Test
    void showsBadEventsWithTheirReason() {
        var bad = get("/micro/bad").path(0);

        assertThat(bad.path("rawEvent").path("parameters").path("e").asString()).isEqualTo("ue");
        assertThat(bad.path("collectorPayload").path("body").asString()).isEqualTo(BODY);
        assertThat(bad.path("errors").path(0).asString()).startsWith("schema_violations");
        assertThat(bad.path("errors").path(1).asString()).contains("com.acme");
    }

    @Test
    void filtersAsMicroDoes() {
        assertThat(ids("{\"event_type\":\"pv\"}")).containsExactly(VIEW);
        assertThat(ids("{\"event_type\":\"page_view\"}")).containsExactly(VIEW);
        assertThat(
                        ids(
                                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-0\"}"))
                .containsExactly(CLICK);
        assertThat(ids("{\"contexts\":[\"com.acme/x/jsonschema/1-0-0\"]}")).isEmpty();
        assertThat(ids("{\"limit\":1}")).containsExactly(CLICK);
        assertThat(post("/micro/bad", "{\"vendor\":\"com.acme\"}")).isEmpty();
        assertThat(post("/micro/bad", "{\"version\":\"tp2\"}")).hasSize(1);
    }

    @Test
    void findsTheEventsOfOneTest() {
        assertThat(get("/micro/good?event_id=" + VIEW)).hasSize(1);
        assertThat(get("/micro/good?header=x-test:one")).hasSize(2);
        assertThat(get("/micro/good?header=x-test:two")).isEmpty();
        assertThatThrownBy(() -> get("/micro/good?header=x-test")).hasMessageContaining("colon");
    }

    @Test
    void givesEventsByPage() {
        var page = post("/micro/events", "{\"page\":2,\"pageSize\":2}");

        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("events")).hasSize(1);
        assertThat(post("/micro/events", "{\"validEvents\":false}").path("total").asInt()).isOne();
        assertThat(
                        post(
                                        "/micro/events",
                                        "{\"validEvents\":true,\"filters\":[{\"column\":\"event_name\",\"value\":\"LINK\"}]}")
                                .path("total")
                                .asInt())
                .isOne();
    }

    @Test
    void countsByMinute() {
        assertThat(get("/micro/timeline").toString())
                .isEqualTo(
                        "{\"timeline\":[{\"at\":60000,\"good\":2,\"bad\":0},{\"at\":120000,\"good\":0,\"bad\":1}]}");
    }

    @Test
    void forgetsOnlyWhereItMay() {
        assertThatThrownBy(() -> answer(routes(false), "GET", "/micro/reset", ""))
                .hasMessageContaining("keeps what it has seen");
        assertThat(answer(routes(true), "POST", "/micro/reset", "").path("total").asInt()).isZero();
        assertThat(get("/micro/good")).isEmpty();
    }

    @Test
    void keepsTheNewestAndCountsAll() {
        for (var i = 0; i < 20; i++) {
            store.good(line("page_view", VIEW, "page_view"), null, -1, i);
        }

        assertThat(get("/micro/good")).hasSize(10);
        assertThat(get("/micro/good").path(0).path("rawEvent").isNull()).isTrue();
        assertThat(get("/micro/all").path("good").asInt()).isEqualTo(22);
    }

    private JsonNode get(String target) {
        return answer(routes(false), "GET", target, "");
    }

    private JsonNode post(String target, String body) {
        return answer(routes(false), "POST", target, body);
    }

    private List<String> ids(String filter) {
        return post("/micro/good", filter)
                .valueStream()
                .map(event -> event.path("event").path("event_id").asString())
                .toList();
    }

    private Routes routes(boolean reset) {
        var routes = new Routes.Builder();
        var settings = new MicroSettings(reset, false, 0, 10);
        new Micro(store, settings, IgluClients.shipped(), UnderWay.notWaitedFor()).addTo(routes);
        return routes.build();
    }

    private static JsonNode answer(Routes routes, String method, String target, String body) {
        var request = Request.of(method, target, Map.of(), body.getBytes(UTF_8));
        var route =
                routes.all().stream()
                        .filter(it -> it.method().equals(method))
                        .filter(it -> it.pattern().equals(request.path()))
                        .findFirst()
                        .orElseThrow();
        return ((Answer.Json) route.endpoint().answer(request)).body();
    }

    private static byte[] line(String event, String id, String name) {
        var values =
                Map.of(
                        "event", event,
                        "event_id", id,
                        "collector_tstamp", "1970-01-01 00:01:00.000",
                        "v_collector", "test",
                        "v_etl", "test",
                        "event_vendor", "com.snowplowanalytics.snowplow",
                        "event_name", name,
                        "event_format", "jsonschema",
                        "event_version", "1-0-0");
        return AtomicField.all().stream()
                .map(field -> values.getOrDefault(field.column(), ""))
                .collect(Collectors.joining("\t"))
                .getBytes(UTF_8);
    }

    private static CollectorPayload payload() {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                "10.0.0.1",
                1000,
                "UTF-8",
                "test",
                null,
                null,
                "/com.snowplowanalytics.snowplow/tp2",
                null,
                BODY,
                List.of("Host: localhost", "X-Test: one"),
                "application/json",
                "localhost",
                null);
    }
}
