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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The recorded verdicts and reports of the reference's validator. {@code
 * target/vectors/iglu-validation.txt} has the counts.
 */
class ValidationVectorsTest {

    private static final Path COUNTS = Path.of("target/vectors/iglu-validation.txt");

    private static IgluClient client;

    @BeforeAll
    static void readCentral() {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "needs Iglu Central's schemas");
        client = client(central.get());
    }

    @Test
    void everyVerdictAndEveryReportIsTheReferences() throws InvalidJson, IOException {
        var misses = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        for (var line : TestData.lines("iglu/validation-vectors-public.ndjson")) {
            var vector = Json.parse(line);
            var expected = expected(vector);
            var found = found(vector);
            var agrees = found.equals(expected);
            count(counts, "verdicts", found.startsWith("valid") == expected.startsWith("valid"));
            if (vector.has("oracle_report")) {
                count(counts, "report sets", agrees);
            }
            if (!agrees) {
                misses.add(
                        vector.get("id").asString() + "\n  want " + expected + "\n  got  " + found);
            }
        }
        Files.createDirectories(COUNTS.getParent());
        Files.writeString(COUNTS, counts.toString());

        assertThat(counts.keySet()).containsExactly("report sets: agree", "verdicts: agree");
        assertThat(counts.get("report sets: agree")).isGreaterThan(1_000);
        assertThat(misses).as("%d differ", misses.size()).isEmpty();
    }

    private static void count(Map<String, Integer> counts, String what, boolean agrees) {
        counts.merge(what + (agrees ? ": agree" : ": differ"), 1, Integer::sum);
    }

    private static String found(JsonNode vector) {
        var key = SchemaKey.parse(vector.get("schema_key").asString());
        if (key.key().isEmpty()) {
            return key.error().name();
        }
        var check = client.check(new SelfDescribing(key.key().get(), vector.get("instance")));
        if (check instanceof Check.Valid valid) {
            return "valid" + valid.supersededBy().map(version -> " " + version).orElse("");
        }
        var error = ((Check.Invalid) check).error();
        return error.has("schemaIssues") && vector.get("valid").isNull()
                ? "unusable"
                : canonical(error);
    }

    private static String expected(JsonNode vector) {
        if (vector.has("key_error")) {
            return vector.get("key_error").asString();
        }
        if (vector.get("valid").isNull()) {
            // the reference's validator threw
            return "unusable";
        }
        if (vector.has("oracle_report")) {
            return canonical(vector.get("oracle_report"));
        }
        var by = vector.path("superseded_by");
        return "valid" + (by.isString() ? " " + by.asString() : "");
    }

    /** An error as text; lists are sets, and times are not compared. */
    private static String canonical(JsonNode error) {
        var parts = new TreeSet<String>();
        for (var member : error.properties()) {
            if (member.getValue().isArray()) {
                for (var item : member.getValue()) {
                    parts.add(withoutTime(item));
                }
            } else {
                parts.add(member.toString());
            }
        }
        return String.join(" | ", parts);
    }

    private static String withoutTime(JsonNode item) {
        var text = new StringBuilder();
        item.properties().stream()
                .filter(member -> !member.getKey().equals("lastAttempt"))
                .forEach(member -> text.append(member).append(' '));
        return text.toString();
    }

    private static IgluClient client(Path central) {
        return IgluClients.create(
                new ResolverConfig(
                        1000,
                        null,
                        List.of(
                                folder("emb0", central),
                                folder("emb1", TestData.path("iglu/lab-schemas")))));
    }

    private static Repository folder(String name, Path path) {
        return new Repository(name, 0, List.of(), new Connection.Folder(path));
    }
}
