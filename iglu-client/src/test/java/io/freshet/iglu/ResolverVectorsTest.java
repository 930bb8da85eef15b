package io.freshet.iglu;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.registry.HttpRetry;
import io.freshet.iglu.registry.HttpSettings;
import io.freshet.iglu.resolver.CountedUp;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.server.ScriptedServer;
import io.freshet.iglu.server.ScriptedServer.Reply;
import io.freshet.iglu.server.SetClock;
import io.freshet.vectors.TestData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The recorded runs of the reference's resolver, played against a real HTTP server. */
class ResolverVectorsTest {

    @TestFactory
    Stream<DynamicTest> playsAsTheReference() {
        return TestData.lines("iglu/resolver-vectors-public.ndjson").stream()
                .map(ResolverVectorsTest::json)
                .map(
                        vector ->
                                DynamicTest.dynamicTest(
                                        vector.get("id").asString()
                                                + " "
                                                + vector.get("name").asString(),
                                        () -> play(vector)));
    }

    private static void play(JsonNode vector) {
        try (var server = ScriptedServer.start()) {
            vector.get("registries")
                    .properties()
                    .forEach(one -> script(server, one.getKey(), one.getValue()));
            var decoded = ResolverConfig.decode(withBase(vector.get("resolver"), server));
            if (vector.has("configError") || !vector.has("results")) {
                assertThat(decoded.problems()).isNotEmpty();
                return;
            }
            assertThat(decoded.problems()).isEmpty();
            var clock = new SetClock();
            var retry =
                    new HttpRetry(
                            vector.get("http_retries").asInt(), Duration.ZERO, Duration.ofDays(1));
            var settings =
                    new IgluSettings(
                            40,
                            HttpSettings.DEFAULT.withRetry(retry),
                            Duration.ofMinutes(1),
                            clock,
                            time -> true);
            var client = (CachingIgluClient) IgluClients.create(decoded.config(), settings);

            var results = new ArrayList<String>();
            for (var op : vector.get("ops")) {
                if (op.has("sleep")) {
                    clock.advance(Duration.ofMillis(op.get("sleep").asLong()));
                } else {
                    results.add(canonical(run(client, op)));
                }
            }

            assertThat(results)
                    .isEqualTo(
                            vector.get("results")
                                    .valueStream()
                                    .map(ResolverVectorsTest::canonical)
                                    .toList());
            assertThat(requests(server)).isEqualTo(expectedRequests(vector));
        }
    }

    private static JsonNode run(CachingIgluClient client, JsonNode op) {
        var result = JsonNodeFactory.instance.objectNode();
        if (op.has("check")) {
            var check = client.check(SelfDescribing.parse(op.get("check")).value().orElseThrow());
            if (check instanceof Check.Invalid invalid) {
                return invalid.error();
            }
            var by = ((Check.Valid) check).supersededBy().map(Object::toString).orElse(null);
            return result.put("ok", true).put("supersededBy", by);
        }
        if (op.has("list")) {
            return client.resolver()
                    .listWith(SchemaKey.of(op.get("list").asString()))
                    .fold(keys -> result.set("list", uris(keys)), failed -> failed.toJson());
        }
        var counted = client.resolver().countUpTo(SchemaKey.of(op.get("until").asString()));
        if (counted instanceof CountedUp.Complete complete) {
            return result.set("until", uris(complete.keys()));
        }
        var broken = (CountedUp.Broken) counted;
        return result.put("untilError", broken.at().toUri())
                .set("error", broken.failure().toJson());
    }

    private static void script(ScriptedServer server, String registry, JsonNode paths) {
        for (var path : paths.properties()) {
            var replies =
                    path.getValue()
                            .valueStream()
                            .map(reply -> Reply.of(reply.get(0).asInt(), body(reply.get(1))))
                            .toArray(Reply[]::new);
            var separator = path.getKey().startsWith("/") ? "" : "/";
            server.script("/" + registry + separator + path.getKey(), replies);
        }
    }

    private static String body(JsonNode body) {
        return body.isString() ? body.stringValue() : Json.print(body);
    }

    private static JsonNode withBase(JsonNode resolver, ScriptedServer server) {
        return json(Json.print(resolver).replace("${base}", server.uri().toString()));
    }

    private static ArrayNode uris(List<SchemaKey> keys) {
        var uris = JsonNodeFactory.instance.arrayNode();
        keys.forEach(key -> uris.add(key.toUri()));
        return uris;
    }

    private static List<String> requests(ScriptedServer server) {
        return server.seen().stream().map(seen -> seen.path() + " " + seen.apikey()).toList();
    }

    private static List<String> expectedRequests(JsonNode vector) {
        return vector.get("requests_seen")
                .valueStream()
                .map(
                        seen ->
                                "/"
                                        + seen.get("registry").asString()
                                        + seen.get("path").asString()
                                        + " "
                                        + seen.get("apikey").asString(null))
                .toList();
    }

    /** Members sorted, reports as sets, times not compared. */
    private static String canonical(JsonNode json) {
        return Json.print(sorted(json));
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            var sorted = json.valueStream().map(ResolverVectorsTest::sorted);
            (json.valueStream().allMatch(JsonNode::isObject)
                            ? sorted.sorted((a, b) -> a.toString().compareTo(b.toString()))
                            : sorted)
                    .forEach(items::add);
            return items;
        }
        if (!json.isObject()) {
            return json;
        }
        var members = new TreeMap<String, JsonNode>();
        json.properties().stream()
                .filter(member -> !member.getKey().equals("lastAttempt"))
                .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        members.forEach(copy::set);
        return copy;
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(e);
        }
    }
}
