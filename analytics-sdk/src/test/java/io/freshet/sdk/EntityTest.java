package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Entities are found by their schemas and read as classes. */
class EntityTest {

    private static final String CART =
            """
            {"id":"c-1","total":19.90,"items":3,"tags":["a","b"],"big":12345678901234567890,\
            "unknown":true}""";

    private static final Event EVENT =
            SampleLine.event(
                    Map.of(
                            Fields.CONTEXTS,
                            SampleLine.contexts(
                                    SampleLine.entity("com.acme/cart/jsonschema/1-0-0", CART),
                                    SampleLine.entity("com.acme/cart/jsonschema/1-1-2", "{}"),
                                    SampleLine.entity("com.acme/cart/jsonschema/2-0-0", "{}")),
                            Fields.DERIVED_CONTEXTS,
                            SampleLine.contexts(
                                    SampleLine.entity("com.acme/cart/jsonschema/1-0-0", "null"),
                                    SampleLine.entity("com.acme/place/jsonschema/1-0-0", "{}")),
                            Fields.UNSTRUCT_EVENT,
                            SampleLine.own(
                                    SampleLine.entity(
                                            "com.acme/paid/jsonschema/1-0-0", "{\"by\":\"x\"}"))));

    /** Some of a cart. */
    record Cart(String id, BigDecimal total, int items, List<String> tags, BigDecimal big) {}

    @Test
    void entitiesAreInOrder() {
        assertThat(EVENT.entities().stream().map(entity -> entity.schema().toPath()))
                .containsExactly(
                        "com.acme/cart/jsonschema/1-0-0",
                        "com.acme/cart/jsonschema/1-1-2",
                        "com.acme/cart/jsonschema/2-0-0",
                        "com.acme/cart/jsonschema/1-0-0",
                        "com.acme/place/jsonschema/1-0-0");
        assertThat(EVENT.contexts()).hasSize(3);
        assertThat(EVENT.derivedContexts()).hasSize(2);
    }

    @Test
    void entitiesAreFoundByVendorNameAndModel() {
        assertThat(EVENT.entities("com.acme", "cart", 1)).hasSize(3);
        assertThat(EVENT.entities("com.acme", "cart", 3)).isEmpty();
        assertThat(EVENT.entities("com.acme2", "cart", 1)).isEmpty();
        assertThat(EVENT.entity("com.acme", "cart", 2)).contains(EVENT.contexts().get(2));
        assertThat(EVENT.entity("com.acme", "nothing", 1)).isEmpty();
    }

    @Test
    void entitiesAreFoundByCriterion() {
        assertThat(EVENT.entities(SchemaCriterion.of("iglu:com.acme/cart/jsonschema/*-*-*")))
                .hasSize(4);
        assertThat(EVENT.entities(SchemaCriterion.of("iglu:com.acme/cart/jsonschema/1-0-*")))
                .hasSize(2);
    }

    @Test
    void dataIsReadAsAClass() {
        var cart = EVENT.entity("com.acme", "cart", 1).orElseThrow().as(Cart.class);

        assertThat(cart)
                .isEqualTo(
                        new Cart(
                                "c-1",
                                new BigDecimal("19.90"),
                                3,
                                List.of("a", "b"),
                                new BigDecimal("12345678901234567890")));
    }

    @Test
    void dataThatDoesNotFitIsRefused() {
        var own = EVENT.selfDescribingEvent().orElseThrow();

        assertThatThrownBy(() -> own.as(Integer.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void changesOfDataDoNotReachTheEvent() {
        var before = EVENT.toJson();
        var entity = EVENT.contexts().get(0);

        ((ObjectNode) entity.data()).removeAll();
        ((ObjectNode) entity.as(JsonNode.class)).removeAll();
        ((ObjectNode) entity.toJson().get("data")).removeAll();
        EVENT.toJsonNode().removeAll();

        assertThat(EVENT.toJson()).isEqualTo(before);
        assertThat(entity.data()).isEqualTo(SdkCases.json(CART));
        assertThat(entity.data().get("total").asString()).isEqualTo("19.90");
    }

    @Test
    void anEntityTellsItsSchemaAndNothingElse() {
        assertThat(EVENT.contexts().get(0))
                .hasToString("Entity[iglu:com.acme/cart/jsonschema/1-0-0]")
                .isEqualTo(EVENT.contexts().get(0))
                .isNotEqualTo(EVENT.contexts().get(1));
    }

    @Test
    void inventoryNamesEachSchemaOnceForAColumn() {
        assertThat(EVENT.inventory())
                .containsExactly(
                        item(Fields.CONTEXTS, "cart/jsonschema/1-0-0"),
                        item(Fields.CONTEXTS, "cart/jsonschema/1-1-2"),
                        item(Fields.CONTEXTS, "cart/jsonschema/2-0-0"),
                        item(Fields.DERIVED_CONTEXTS, "cart/jsonschema/1-0-0"),
                        item(Fields.DERIVED_CONTEXTS, "place/jsonschema/1-0-0"),
                        item(Fields.UNSTRUCT_EVENT, "paid/jsonschema/1-0-0"));
    }

    @Test
    void keysAreMadeAsTheReferenceMakesThem() {
        assertThat(FlatKeys.ofEntity("com.Acme-x", "linkClick", 1))
                .isEqualTo("contexts_com_acme_x_link_click_1");
        assertThat(FlatKeys.ofSelfDescribingEvent("com.acme", "HTTPRequest", 12))
                .isEqualTo("unstruct_event_com_acme_httprequest_12");
        for (var pair :
                List.of(
                        "FooBar foo_bar",
                        "requestURL request_url",
                        "URLPath urlpath",
                        "userIDHash user_idhash",
                        "v2Api v2_api",
                        "a1B2C3 a1_b2_c3",
                        "foo_Bar foo_bar",
                        "foo-bar foo_bar",
                        "ABC abc")) {
            var names = pair.split(" ");
            assertThat(FlatKeys.ofEntity("v", names[0], 1))
                    .isEqualTo("contexts_v_" + names[1] + "_1");
        }
    }

    private static InventoryItem item(Field<?> column, String path) {
        return new InventoryItem(column, SchemaKey.of("iglu:com.acme/" + path));
    }
}
