package io.freshet.iglu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The recorded verdicts and reports of the reference's validator. */
class ValidationVectorsTest {

    @Test
    void verdictsAndReportsAreTheReferences() throws InvalidJson {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "needs Iglu Central's schemas");
        var client = client(central.get());
        var misses = new ArrayList<String>();
        var verdicts = 0;
        var total = 0;
        for (var line : TestData.lines("iglu/validation-vectors-public.ndjson")) {
            var vector = Json.parse(line);
            total++;
            var verdict = verdict(client, vector);
            if (verdict.valid() == vector.get("valid").asBoolean(false)) {
                verdicts++;
                if (verdict.detail().equals(expected(vector))) {
                    continue;
                }
            }
            misses.add(
                    vector.get("id").asString()
                            + " "
                            + vector.get("tag").asString()
                            + " want "
                            + expected(vector)
                            + " got "
                            + verdict);
        }
        assertThat(verdicts * 100 / total).isGreaterThanOrEqualTo(98);
    }

    record Result(boolean valid, String detail) {}

    private static Result verdict(IgluClient client, JsonNode vector) {
        var key = SchemaKey.parse(vector.get("schema_key").asString());
        if (key.key().isEmpty()) {
            return new Result(false, key.error().name());
        }
        var check = client.check(new SelfDescribing(key.key().get(), vector.get("instance")));
        if (check instanceof Check.Valid valid) {
            return new Result(true, "valid" + valid.supersededBy().map(v -> " " + v).orElse(""));
        }
        return new Result(false, canonical(((Check.Invalid) check).error()));
    }

    private static String expected(JsonNode vector) {
        if (vector.has("key_error")) {
            return vector.get("key_error").asString();
        }
        if (vector.has("oracle_report")) {
            return canonical(vector.get("oracle_report"));
        }
        var by = vector.get("superseded_by");
        return "valid" + (by == null || by.isNull() ? "" : " " + by.asString());
    }

    private static String canonical(JsonNode error) {
        var parts = new TreeSet<String>();
        for (var member : error.properties()) {
            if (member.getValue().isArray()) {
                for (var item : member.getValue()) {
                    var text = new StringBuilder();
                    item.properties()
                            .forEach(
                                    p -> {
                                        if (!p.getKey().equals("lastAttempt")) text.append(p);
                                    });
                    parts.add(text.toString());
                }
            } else {
                parts.add(member.toString());
            }
        }
        return String.join(" | ", parts);
    }

    private static IgluClient client(Path central) {
        return IgluClients.create(
                new ResolverConfig(
                        1000,
                        null,
                        List.of(
                                new Repository(
                                        "emb0", 0, List.of(), new Connection.Folder(central)),
                                new Repository(
                                        "emb1",
                                        0,
                                        List.of(),
                                        new Connection.Folder(
                                                TestData.path("iglu/lab-schemas"))))));
    }
}
