package io.freshet.enricher.vectors;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One recorded case; see {@code test-vectors/data/enrich/README.md}. */
record VectorCase(JsonNode json) {

    static List<VectorCase> all(String file) {
        return TestData.lines("enrich/" + file).stream().map(VectorCase::parse).toList();
    }

    private static VectorCase parse(String line) {
        try {
            return new VectorCase(Json.parse(line));
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("a recorded case is no JSON", e);
        }
    }

    String id() {
        return json.path("id").asString();
    }

    /** The first tag, e.g. {@code tp1}. */
    String group() {
        return json.path("tags").path(0).asString();
    }

    String tags() {
        var tags = new ArrayList<String>();
        json.path("tags").forEach(tag -> tags.add(tag.asString()));
        return String.join(".", tags);
    }

    byte[] record() {
        return Base64.getDecoder().decode(json.path("thrift_b64").asString());
    }

    boolean flag(String name) {
        return json.path("flags").path(name).asBoolean(false);
    }

    int maxRecordSize() {
        return json.path("flags").path("maxRecordSize").asInt(0);
    }

    boolean hasEnrichments() {
        return json.has("enrichments");
    }

    /** Whether the order of an object's members is an accident: the YAUAA enrichment. */
    boolean isGenerated() {
        return enrichmentNames().contains("yauaa_enrichment_config");
    }

    /** The configuration names of the enrichments asked for. */
    Set<String> enrichmentNames() {
        var names = new HashSet<String>();
        enrichments().forEach(e -> names.add(e.path("data").path("name").asString("")));
        return names;
    }

    List<JsonNode> enrichments() {
        return list("enrichments");
    }

    List<JsonNode> good() {
        return list("good");
    }

    List<JsonNode> bad() {
        return list("bad");
    }

    /** The second events, which tell what was pseudonymised. */
    List<JsonNode> pii() {
        return list("pii_events");
    }

    List<JsonNode> configErrors() {
        return list("config_errors");
    }

    boolean isOracleException() {
        return json.has("oracle_exception");
    }

    /** JSON pointers whose values differ from run to run. */
    Set<String> volatilePointers() {
        var pointers = new HashSet<String>();
        json.path("volatile").forEach(pointer -> pointers.add(pointer.asString()));
        return pointers;
    }

    private List<JsonNode> list(String member) {
        var list = new ArrayList<JsonNode>();
        json.path(member).forEach(list::add);
        return list;
    }
}
