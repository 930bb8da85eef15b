package io.freshet.it.window;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running window answers, against what its {@code openapi.json} says that it answers: no
 * member of another type, none that is missing, and none that is not described.
 */
final class ApiContract {

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    /** Forgets what it is asked about. */
    private static final String RESET = "/micro/reset";

    private final URI window;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode description;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();

    ApiContract(URI window) throws IOException, InterruptedException, InvalidJson {
        this.window = window;
        this.description = closed(get(DESCRIPTION));
    }

    /** Asks everything there is to ask; gives what is not as described. */
    List<String> violations() throws IOException, InterruptedException, InvalidJson {
        for (var path : description.path("paths").properties()) {
            var isStream =
                    path.getValue().at("/get/responses/200/content").has("text/event-stream");
            if (path.getValue().has("get") && !isStream && !path.getKey().equals(RESET)) {
                for (var address : addresses(path.getKey())) {
                    check(path.getKey(), "get", address, get(address));
                }
            }
        }
        var tried =
                post(
                        "/api/v1/schemas/validate",
                        "{\"schema\":\"iglu:com.example_company/mouse_click/jsonschema/1-0-0\",\"data\":{}}");
        check("/api/v1/schemas/validate", "post", "/api/v1/schemas/validate", tried);
        for (var event : get("/api/v1/events?outcome=row&limit=1").path("events")) {
            var again = "/api/v1/events/" + event.path("id").asString() + "/rerun";
            check("/api/v1/events/{id}/rerun", "post", again, post(again, "{}"));
        }
        return broken;
    }

    /** The paths that were asked. */
    Set<String> asked() {
        return asked;
    }

    /** The addresses behind a path: where it has parts, those of things that are there. */
    private List<String> addresses(String path)
            throws IOException, InterruptedException, InvalidJson {
        return switch (path) {
            case "/api/v1/events/{id}" -> onePerOutcome();
            case "/api/v1/bad/{group}" ->
                    texts(get("/api/v1/bad?window=24h").path("groups"), "group").stream()
                            .map(group -> "/api/v1/bad/" + group)
                            .toList();
            case "/api/v1/schemas/{vendor}/{name}/{format}/{version}" ->
                    shipped("/api/v1/schemas/");
            case "/micro/iglu/{vendor}/{name}/{format}/{version}" -> shipped("/micro/iglu/");
            case "/api/v1/schemas/diff" ->
                    List.of(
                            path
                                    + "?from=iglu:com.example_company/mouse_click/jsonschema/1-0-0"
                                    + "&to=iglu:com.example_company/mouse_move/jsonschema/1-0-0");
            case "/api/v1/search" -> List.of(path + "?q=shop", path + "?q=mouse");
            case "/api/v1/site/events" -> List.of(path + "?after=0");
            default -> List.of(path);
        };
    }

    private List<String> onePerOutcome() throws IOException, InterruptedException, InvalidJson {
        var byOutcome = new LinkedHashMap<String, String>();
        byOutcome.put("unseen", "/api/v1/events/00000000-0000-4000-8000-000000000000");
        for (var event : get("/api/v1/events?limit=1000").path("events")) {
            byOutcome.putIfAbsent(
                    event.path("outcome").asString() + event.path("kind").asString(""),
                    "/api/v1/events/" + event.path("id").asString());
        }
        return List.copyOf(byOutcome.values());
    }

    private static List<String> shipped(String prefix) {
        return List.of(prefix + "com.example_company/mouse_click/jsonschema/1-0-0");
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(one -> one.path(member).asString()).toList();
    }

    private void check(String path, String method, String address, JsonNode answer) {
        asked.add(path);
        var pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
        var schema = description.at(pointer + "/responses/200/content/application~1json/schema");
        for (var error : schemaOf(schema).validate(answer)) {
            broken.add(address + ": " + error.getInstanceLocation() + ": " + error.getMessage());
        }
    }

    /** The schema as a document of its own, with what it refers to. */
    private Schema schemaOf(JsonNode schema) {
        var document = (ObjectNode) schema.deepCopy();
        document.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    /** The same description, in which an object has no member that is not named. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiContract::closed);
        return node;
    }

    private JsonNode get(String path) throws IOException, InterruptedException, InvalidJson {
        return ask(HttpRequest.newBuilder(window.resolve(path)), path);
    }

    private JsonNode post(String path, String json)
            throws IOException, InterruptedException, InvalidJson {
        return ask(
                HttpRequest.newBuilder(window.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                path);
    }

    private JsonNode ask(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException, InvalidJson {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered with " + answer.statusCode());
        }
        return Json.parse(answer.body());
    }
}
