package io.freshet.collector.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.freshet.collector.TestCollector;
import io.freshet.collector.tls.TestKeys;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Replays what the reference was seen to do, configuration by configuration. Cases in which we
 * differ on purpose are listed with their reason, and must differ.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorReplayTest {

    /**
     * The reference's payloads hold one header more ({@code Timeout-Access}, 27 bytes and a
     * length), so that ours reach a limit later.
     */
    private static final int LESS_BYTES = 31;

    /** Stands in configurations for a free port. */
    private static final String SECURE_PORT = "@SSLPORT@";

    private static final String PAGE = "docs/reference/compatibility/collector.md";

    private static final Pattern CASE = Pattern.compile("`[a-z]+-[0-9a-f]{8}`");

    private static final String REFERENCE_NAME = "osc-1.2.0-stdout";

    private final Map<String, TestCollector> collectors = new HashMap<>();
    private final Map<String, String> deviations = new HashMap<>();
    private JsonNode overlays;

    @BeforeAll
    void readConfigurations() throws IOException, InvalidJson {
        var file = Files.readString(TestData.path("collector/vectors-configs.json"));
        overlays = Json.parse(file).get("overlays");
        try (var lines = VectorReplayTest.class.getResourceAsStream("deviations.tsv")) {
            new String(lines.readAllBytes())
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(parts -> deviations.put(parts[0], parts[1]));
        }
    }

    @AfterAll
    void closeCollectors() {
        collectors.values().forEach(TestCollector::close);
    }

    @TestFactory
    Stream<DynamicNode> behavesAsRecorded() throws InvalidJson {
        var cases = new TreeMap<String, List<DynamicNode>>();
        for (var line : TestData.lines("collector/vectors-public.ndjson")) {
            var vector = Json.parse(line);
            var config = vector.get("config").stringValue();
            var id = vector.get("id").stringValue();
            cases.computeIfAbsent(config, c -> new ArrayList<>())
                    .add(dynamicTest(id, () -> check(id, config, vector)));
        }
        return cases.entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(entry.getKey(), entry.getValue()));
    }

    @Test
    void deviationsNameCasesThatExist() throws InvalidJson {
        var ids = new ArrayList<String>();
        for (var line : TestData.lines("collector/vectors-public.ndjson")) {
            ids.add(Json.parse(line).get("id").stringValue());
        }

        assertThat(ids).containsAll(deviations.keySet());
    }

    @Test
    void thePageListsEveryDeviationUnderItsKind() throws IOException {
        var page = Files.readString(TestData.root().resolve(PAGE));
        var rows = page.lines().filter(line -> line.startsWith("| `")).toList();
        for (var deviation : deviations.entrySet()) {
            assertThat(rows)
                    .anySatisfy(
                            row ->
                                    assertThat(row)
                                            .startsWith("| `" + deviation.getValue() + "` |")
                                            .contains("`" + deviation.getKey() + "`"));
        }
        assertThat(rows.stream().flatMap(row -> CASE.matcher(row).results()))
                .hasSize(deviations.size());
    }

    private void check(String id, String config, JsonNode vector) throws Exception {
        var differences = differences(collector(config), vector);
        var deviation = deviations.get(id);
        if (deviation == null) {
            assertThat(differences).as(vector.path("note").asString("")).isEmpty();
        } else if (differences.isEmpty()) {
            fail("is as recorded, but listed as deviation: " + deviation);
        }
    }

    private static List<String> differences(TestCollector collector, JsonNode vector)
            throws IOException, InvalidJson {
        var now = Instant.now();
        var observed = LooseForm.of(exchange(collector, vector));
        var expected = withSmallerLimit(LooseForm.of(vector.get("expect")));
        var direct = TemplateMatch.differences(expected, observed, now);
        return direct.isEmpty()
                ? direct
                : shorter(
                        direct,
                        TemplateMatch.differences(NaturalOrder.of(expected), observed, now));
    }

    private static List<String> shorter(List<String> left, List<String> right) {
        return right.size() < left.size() ? right : left;
    }

    private static JsonNode exchange(TestCollector collector, JsonNode vector)
            throws IOException, InvalidJson {
        collector.sink.take();
        var source = vector.get("transport").get("source_address").stringValue();
        var responses = new ArrayList<RawConnection.Response>();
        var secure = vector.get("transport").get("tls").booleanValue();
        try (var connection =
                secure
                        ? RawConnection.secure(collector.securePort(), source)
                        : new RawConnection(collector.port(), source)) {
            for (var request : vector.get("requests")) {
                connection.send(Base64.getDecoder().decode(request.get("raw_b64").stringValue()));
            }
            for (var request : vector.get("requests")) {
                var response = connection.response(request.get("method").stringValue());
                if (response.isEmpty()) {
                    break;
                }
                responses.add(response.get());
            }
        }
        return Observed.of(responses, collector.sink.take());
    }

    private TestCollector collector(String config) {
        return collectors.computeIfAbsent(config, this::start);
    }

    private TestCollector start(String config) {
        var overlay = overlays.get(config).stringValue();
        for (var maxBytes : List.of(2000, 1200)) {
            overlay = overlay.replace("maxBytes=" + maxBytes, "maxBytes=" + limit(maxBytes));
        }
        if (overlay.contains(SECURE_PORT)) {
            overlay = overlay.replace(SECURE_PORT, "0") + "\n" + TestKeys.localhost().settings();
        }
        var collector = TestCollector.start(overlay, REFERENCE_NAME);
        collector.sink.healthy(!config.startsWith("unhealthy"));
        return collector;
    }

    private static JsonNode withSmallerLimit(JsonNode expected) throws InvalidJson {
        var text = Json.print(expected);
        for (var maxBytes : List.of(2000, 1200)) {
            var key = "\"maximumAllowedSizeBytes\":";
            text = text.replace(key + maxBytes, key + limit(maxBytes));
        }
        return Json.parse(text);
    }

    private static int limit(int maxBytes) {
        return maxBytes - LESS_BYTES;
    }
}
