package io.freshet.webapp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemaEndpointsTest {

    private static final String CLICK =
            "com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1";
    private static final IgluClient IGLU = IgluClients.shipped();
    private static final SchemaShelf SHELF = new SchemaShelf(IGLU);

    private final SchemaUse used =
            () ->
                    Map.of(
                            "iglu:" + CLICK,
                            new SchemaUse.Use(7, 2, 100),
                            "iglu:com.acme/unheard_of/jsonschema/1-0-0",
                            new SchemaUse.Use(0, 1, 50));

    @Test
    void listsWhatIsKnownAndWhatWasMet() {
        var tree = body(new SchemaTree(IGLU, used), Request.get("/api/v1/schemas"));

        assertThat(entry(tree, "com.snowplowanalytics.snowplow", "link_click").path("seen").asInt())
                .isEqualTo(7);
        assertThat(entry(tree, "com.snowplowanalytics.snowplow", "link_click").path("versions"))
                .extracting(JsonNode::asString)
                .contains("1-0-0", "1-0-1");
        assertThat(entry(tree, "com.acme", "unheard_of").path("bad").asInt()).isEqualTo(1);
    }

    @Test
    void showsFieldsAndColumns() {
        var page = page(CLICK);

        assertThat(page.path("uri").asString()).isEqualTo("iglu:" + CLICK);
        assertThat(page.path("fields").path(0).path("path").asString()).isNotEmpty();
        assertThat(page.path("columns"))
                .extracting(column -> column.path("column").asString())
                .contains("target_url");
        assertThat(page.path("table").asString())
                .isEqualTo("com_snowplowanalytics_snowplow_link_click_1");
        assertThat(page.path("bad").asInt()).isEqualTo(2);
        assertThat(page.has("exists")).as("no database, no claim about tables").isFalse();
    }

    @Test
    void saysWhenNobodyHasASchema() {
        assertThatThrownBy(() -> page("com.acme/unheard_of/jsonschema/1-0-0"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no registry has iglu:com.acme/unheard_of");
    }

    @Test
    void comparesVersions() {
        var target = "/d?from=iglu:" + CLICK.replace("1-0-1", "1-0-0") + "&to=iglu:" + CLICK;

        var diff = body(new SchemaDiff(SHELF), Request.get(target));

        assertThat(diff.path("changes")).isNotEmpty();
    }

    @Test
    void refusesToCompareWhatIsNoSchema() {
        assertThatThrownBy(
                        () ->
                                body(
                                        new SchemaDiff(SHELF),
                                        Request.get("/d?from=x&to=iglu:" + CLICK)))
                .hasMessageContaining("from");
    }

    @Test
    void triesDataWithoutKeepingIt() {
        var good =
                check("{\"schema\":\"iglu:" + CLICK + "\",\"data\":{\"targetUrl\":\"http://x\"}}");
        var bad = check("{\"schema\":\"iglu:" + CLICK + "\",\"data\":{\"targetUrl\":1}}");
        var unknown = check("{\"schema\":\"iglu:com.acme/x/jsonschema/1-0-0\",\"data\":{}}");

        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(bad.path("valid").asBoolean()).isFalse();
        assertThat(bad.path("errors").path(0).path("keyword").asString()).isEqualTo("type");
        assertThat(bad.path("errors").path(0).path("fix").asString()).contains("$.targetUrl");
        assertThat(unknown.path("errors").path(0).path("message").asString())
                .contains("no registry has iglu:com.acme/x");
    }

    private JsonNode page(String path) {
        var parts = path.split("/");
        return body(
                new SchemaPage(SHELF, used, Optional.empty()),
                Request.get("/" + path)
                        .withParts(
                                Map.of(
                                        "vendor", parts[0],
                                        "name", parts[1],
                                        "format", parts[2],
                                        "version", parts[3])));
    }

    private static JsonNode check(String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        return body(new SchemaTry(IGLU), Request.of("POST", "/validate", Map.of(), body));
    }

    private static JsonNode body(Endpoint endpoint, Request request) {
        return ((Answer.Json) endpoint.answer(request)).body();
    }

    private static JsonNode entry(JsonNode tree, String vendor, String name) {
        return tree.path("vendors")
                .valueStream()
                .filter(one -> one.path("vendor").asString().equals(vendor))
                .flatMap(one -> one.path("schemas").valueStream())
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
