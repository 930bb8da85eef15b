package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class FailedEnrichmentsTest {

    @Test
    void eachIsNamedWithItsReason() throws InvalidJson {
        var all =
                written(
                        """
                        {"messages":[
                          {"enrichment":{"schemaKey":"iglu:com.snowplowanalytics.snowplow/javascript_script_config/jsonschema/1-0-0",
                            "identifier":"Javascript enrichment"},"message":{"error":"no luck"}},
                          {"enrichment":null,"message":{"field":"page_url","value":"x","expectation":"a URL"}},
                          {"enrichment":{"schemaKey":"iglu:org.ietf/http_cookie/jsonschema/1-0-0","identifier":"check"},
                            "message":{"schemaKey":"iglu:org.ietf/http_cookie/jsonschema/1-0-0","error":{"error":"ValidationError"}}}]}""");

        assertThat(all)
                .extracting(one -> one.path("name").asString())
                .containsExactly("javascript_script_config", "built in", "http_cookie");
        assertThat(all)
                .extracting(one -> one.path("failures").path(0).asString())
                .containsExactly(
                        "no luck",
                        "page_url: a URL",
                        "iglu:org.ietf/http_cookie/jsonschema/1-0-0: {\"error\":\"ValidationError\"}");
        assertThat(all).allMatch(one -> one.path("state").asString().equals("failed"));
    }

    @Test
    void rowsOfOtherTypesNameNone() throws InvalidJson {
        assertThat(written("{\"messages\":[{\"schemaKey\":\"iglu:x\",\"error\":{}}]}")).isEmpty();
        assertThat(written("{\"messages\":\"hostile\"}")).isEmpty();
    }

    private static ArrayNode written(String failure) throws InvalidJson {
        var all = JsonNodeFactory.instance.arrayNode();
        FailedEnrichments.write(Json.parse(failure), all);
        return all;
    }
}
