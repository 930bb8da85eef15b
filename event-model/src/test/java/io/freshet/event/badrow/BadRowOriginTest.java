package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class BadRowOriginTest {

    private static final BadRowOrigin NOWHERE =
            new BadRowOrigin(null, null, null, null, null, null, null, null);

    @Test
    void theColumnsWinOverTheParameters() throws Exception {
        assertThat(
                        origin(
                                """
                                {"payload":{"enriched":{"app_id":"shop","event_id":null},
                                 "raw":{"vendor":"v","version":"tp2","timestamp":"2021-03-04T05:06:07Z",
                                 "parameters":[{"name":"aid","value":"raw"},{"name":"p","value":"web"},
                                  {"name":"eid","value":"e-1"},{"name":"tna","value":"sp"},{"name":"tv","value":"js-3"}]}}}
                                """))
                .isEqualTo(
                        new BadRowOrigin(
                                "shop",
                                "web",
                                "sp",
                                "js-3",
                                "e-1",
                                "2021-03-04T05:06:07Z",
                                "v",
                                "tp2"));
    }

    @Test
    void aRequestHasItsQueryString() throws Exception {
        assertThat(
                        origin(
                                """
                                {"payload":{"vendor":"com.acme","version":"v1","timestamp":"t",
                                 "querystring":[{"name":"aid","value":"shop"},{"name":"p","value":null}]}}
                                """))
                .isEqualTo(new BadRowOrigin("shop", null, null, null, null, "t", "com.acme", "v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\":{\"app_id\":\"shop\",\"event_id\":\"e-1\"}}",
                "{\"event\":{\"app_id\":\"shop\",\"event_id\":\"e-1\"}}",
                "{\"enrichedEvent\":{\"app_id\":\"shop\",\"event_id\":\"e-1\"}}",
                "{\"payload\":{\"eventStruct\":{\"app_id\":\"shop\",\"event_id\":\"e-1\"}}}",
                "{\"payload\":\"{\\\"app_id\\\":\\\"shop\\\",\\\"event_id\\\":\\\"e-1\\\"}\"}"
            })
    void anEventInJsonHasItsColumns(String data) throws Exception {
        assertThat(origin(data))
                .isEqualTo(new BadRowOrigin("shop", null, null, null, "e-1", null, null, null));
    }

    @Test
    void aLineHasItsColumns() {
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        cells[AtomicField.APP_ID.ordinal()] = "shop";
        var data = JsonNodeFactory.instance.objectNode().put("payload", String.join("\t", cells));

        assertThat(BadRowOrigin.of(data))
                .isEqualTo(new BadRowOrigin("shop", null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"payload\":null}",
                "{\"payload\":\"a\\tb\"}",
                "{\"payload\":\"{no json\"}",
                "{\"payload\":[1]}",
                "{\"payload\":{\"app_id\":7}}",
                "{\"payload\":{\"raw\":{\"parameters\":7}}}"
            })
    void whatIsNotThereIsAbsent(String data) throws Exception {
        assertThat(origin(data)).isEqualTo(NOWHERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.freshet.event.badrow.RecordedBadRows#all")
    void theEventsOfRecordedRowsAreKnown(RecordedBadRows.Recorded recorded) {
        var enriched = recorded.row().get("data").path("payload").path("enriched");
        var origin = BadRowOrigin.of(recorded.row().get("data"));
        if (enriched.path("app_id").isString()) {
            assertThat(origin.appId()).isEqualTo(enriched.get("app_id").stringValue());
        }
        if (enriched.path("event_id").isString()) {
            assertThat(origin.eventId()).isEqualTo(enriched.get("event_id").stringValue());
        }
        if (recorded.row().get("data").path("payload").has("raw")) {
            assertThat(origin.collectorTstamp()).isNotNull();
        }
    }

    private static BadRowOrigin origin(String data) throws Exception {
        return BadRowOrigin.of(Json.parse(data));
    }
}
