package io.freshet.enricher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.iglu.SchemaKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityPathTest {

    private static final String USER = "iglu:com.acme/user/jsonschema/1-0-2";
    private static final String SHOP = "iglu:com.acme/shopVisit/jsonschema/2-0-0";
    private static final String ORDER = "iglu:com.acme/order/jsonschema/1-1-0";

    private static final EnrichedLine LINE =
            line(
                    Map.of(
                            AtomicField.CONTEXTS,
                            envelope(
                                    entity(SHOP, "{\"city\":\"Ulm\"}"),
                                    entity(USER, "{\"name\":\"\",\"a\":null}"),
                                    entity(
                                            USER,
                                            "{\"name\":\"ann\",\"age\":42.0,\"vip\":true,"
                                                    + "\"tags\":[\"x\",{\"y\":\"z\"}],"
                                                    + "\"a\":{\"b\":7}}")),
                            AtomicField.DERIVED_CONTEXTS,
                            envelope(entity(SHOP, "{\"street\":\"Main\"}")),
                            AtomicField.UNSTRUCT_EVENT,
                            "{\"schema\":\"iglu:x\",\"data\":" + entity(ORDER, "{\"id\":9}") + "}"),
                    USER,
                    SHOP,
                    ORDER);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            textBlock =
                    """
                    contexts_com_acme_user_1.name, ann
                    contexts_com_acme_user_1.age, 42.0
                    contexts_com_acme_user_1.vip, true
                    contexts_com_acme_user_1.tags.0, x
                    contexts_com_acme_user_1.tags.1.y, z
                    contexts_com_acme_user_1.a.b, 7
                    contexts_com_acme_shop_visit_2.city, Ulm
                    contexts_com_acme_shop_visit_2.street, Main
                    unstruct_event_com_acme_order_1.id, 9
                    """)
    void firstValueOnThePathIsTaken(String path, String value) {
        assertThat(PartitionKey.parse(path).orElseThrow().of(LINE)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contexts_com_acme_user_2.name",
                "contexts_com_acme_user_1.nobody",
                "contexts_com_acme_user_1.tags",
                "contexts_com_acme_user_1.tags.7",
                "contexts_com_acme_user_1.tags.99999999999",
                "contexts_com_acme_user_1.name.first",
                "contexts_com_acme_order_1.id",
                "unstruct_event_com_acme_user_1.name"
            })
    void wherePathsLeadNowhereThereIsNoKey(String path) {
        assertThat(PartitionKey.parse(path).orElseThrow().of(LINE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app",
                "app_id.x",
                "contexts_com_acme_user_1",
                "contexts_com_acme_user_1.",
                "contexts_com_acme_user_1..name",
                "contexts_com_acme_user.name",
                "contexts_com_acme_user_1-0-0.name",
                "contexts_com_acme_shopVisit_1.name",
                "contexts.name",
                "iglu:com.acme/user/jsonschema/1-0-0"
            })
    void whatIsNoPathIsRefused(String text) {
        assertThat(PartitionKey.parse(text)).isEmpty();
    }

    @Test
    void aColumnIsAKeyToo() {
        var line = line(Map.of(AtomicField.APP_ID, "shop"));

        assertThat(PartitionKey.parse("app_id").orElseThrow().of(line)).isEqualTo("shop");
        assertThat(PartitionKey.parse("user_id").orElseThrow().of(line)).isNull();
    }

    private static EnrichedLine line(Map<AtomicField, String> fields, String... schemas) {
        var draft = new EventDraft();
        fields.forEach(draft::set);
        var event = draft.finish();
        return new EnrichedLine(
                event,
                EnrichedTsv.encodeBytes(event),
                List.of(schemas).stream().map(SchemaKey::of).toList(),
                true);
    }

    private static String envelope(String... entities) {
        return "{\"schema\":\"iglu:x\",\"data\":[" + String.join(",", entities) + "]}";
    }

    private static String entity(String schema, String data) {
        return "{\"schema\":\"" + schema + "\",\"data\":" + data + "}";
    }
}
