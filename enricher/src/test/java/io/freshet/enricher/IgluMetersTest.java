package io.freshet.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.metrics.Meters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class IgluMetersTest {

    @Test
    void eachRegistryHasItsFigures() {
        try (var meters = Meters.bare()) {
            var iglu = IgluClients.shipped();
            IgluMeters.bind(iglu, meters);
            IgluMeters.bind(iglu, meters);

            iglu.check(data("iglu:com.example_company/mouse_click/jsonschema/1-0-0"));
            iglu.check(data("iglu:com.example_company/mouse_click/jsonschema/1-0-0"));
            iglu.check(data("iglu:com.acme/unknown/jsonschema/1-0-0"));

            assertThat(meters.scrape())
                    .contains("freshet_iglu_answers_total{answer=\"found\",registry=\"Freshet\"} 1")
                    .contains(
                            "freshet_iglu_answers_total{answer=\"not_found\",registry=\"Freshet\"} 1")
                    .contains("freshet_iglu_answers_total{answer=\"none\",registry=\"Freshet\"} 0")
                    .contains("freshet_iglu_remembered_total{registry=\"Freshet\"} 1")
                    .contains("freshet_iglu_cached_schemas 1")
                    .contains("freshet_iglu_registry_up{registry=\"Freshet\"} 1");
        }
    }

    private static SelfDescribing data(String schema) {
        return new SelfDescribing(
                SchemaKey.of(schema), JsonNodeFactory.instance.objectNode().put("x", 1));
    }
}
