package io.freshet.webapp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkersTest {

    private static final String CART = "iglu:com.acme/cart/jsonschema/";

    private final ConfigMarkers configs = new ConfigMarkers();
    private final MetSchemas schemas = new MetSchemas();

    @Test
    void anotherConfigurationIsMarkedOnceWhileEnrichersAreReplaced() {
        configs.seen("aaaa", 1_000);
        configs.seen("aaaa", 2_000);
        configs.seen("bbbbbbbbbbbb", 3_000);
        configs.seen("aaaa", 4_000);
        configs.seen("bbbbbbbbbbbb", 5_000);

        assertThat(configs.all())
                .containsExactly(new Marker(3_000, "config", "enrichments changed: bbbbbbbb"));
    }

    @Test
    void aConfigurationThatIsBackAfterLongIsMarked() {
        configs.seen("aaaa", 1_000);
        configs.seen("bbbb", 2_000);
        configs.seen("bbbb", 9_000_000);
        configs.seen("aaaa", 9_000_001);

        assertThat(configs.all()).extracting(Marker::at).containsExactly(2_000L, 9_000_001L);
    }

    @Test
    void aThousandConfigurationsDoNotFillTheMemory() {
        for (var i = 0; i < 1000; i++) {
            configs.seen("config-" + i, i);
        }

        assertThat(configs.all()).hasSize(100).last().extracting(Marker::at).isEqualTo(999L);
    }

    @Test
    void aSchemaInAnotherVersionThanBeforeIsMarkedAndANewSchemaIsNot() {
        schemas.good(CART + "1-0-1", 5_000);
        schemas.good(CART + "1-0-0", 1_000);
        schemas.good("iglu:com.acme/order/jsonschema/1-0-0", 5_000);
        schemas.bad(CART + "9-0-0", 6_000);

        assertThat(schemas.news(0))
                .containsExactly(new Marker(5_000, "schema", "new version: " + CART + "1-0-1"));
        assertThat(schemas.news(5_001)).isEmpty();
    }
}
