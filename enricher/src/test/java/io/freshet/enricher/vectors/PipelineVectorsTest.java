package io.freshet.enricher.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.enricher.vectors.Verdict.Kind;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what the reference was seen to do. Each case must agree fully, but for the deliberate
 * differences, which must differ. A case that asks for an adapter or enrichment which is not there
 * is counted as unavailable. {@code target/vectors/enrich.txt} has the counts of each tag.
 */
class PipelineVectorsTest {

    private static final Path REPORT = Path.of("target/vectors/enrich.txt");
    private static final Pattern CASE = Pattern.compile("`P[0-9]+-[^`]+`");

    private static final Map<String, String> DIFFERENCES = DeliberateDifferences.read();
    private static final Map<String, Map<VectorCase, Verdict>> VERDICTS = new TreeMap<>();

    @BeforeAll
    static void replay() throws IOException {
        var central = TestData.igluCentral();
        assumeTrue(
                central.isPresent(),
                "needs Iglu Central's schemas: name their folder with FRESHET_IGLU_CENTRAL");
        var run = new VectorRun(new VectorEnvironment(central.orElseThrow()));
        var report = new VectorReport(DIFFERENCES.keySet());
        cases().forEach(
                        (tag, vectors) -> {
                            var verdicts = new LinkedHashMap<VectorCase, Verdict>();
                            for (var vector : vectors) {
                                var verdict = run.judge(vector);
                                verdicts.put(vector, verdict);
                                report.add(tag, vector, verdict);
                            }
                            VERDICTS.put(tag, verdicts);
                        });
        report.write(REPORT);
    }

    static Set<String> tags() {
        return cases().keySet();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void agreesWithTheReference(String tag) {
        var misses = new ArrayList<String>();
        VERDICTS.get(tag)
                .forEach(
                        (vector, verdict) -> {
                            boolean listed = DIFFERENCES.containsKey(vector.id());
                            if (verdict.kind() == Kind.DIFFERS && !listed) {
                                misses.add(vector.id() + " " + verdict.detail());
                            } else if (verdict.kind() != Kind.DIFFERS && listed) {
                                misses.add(vector.id() + " is listed, but " + verdict.kind());
                            }
                        });
        assertThat(misses).as("of %d cases", VERDICTS.get(tag).size()).isEmpty();
    }

    @Test
    void everyRequestIsJudgedThatNeedsNoEnrichment() {
        assertThat(VERDICTS.values().stream().flatMap(verdicts -> verdicts.entrySet().stream()))
                .filteredOn(entry -> !entry.getKey().hasEnrichments())
                .hasSizeGreaterThan(800)
                .noneMatch(entry -> entry.getValue().kind() == Kind.UNAVAILABLE);
    }

    @Test
    void differencesNameCasesThatExist() {
        assertThat(cases().values().stream().flatMap(List::stream).map(VectorCase::id))
                .containsAll(DIFFERENCES.keySet());
    }

    @Test
    void thePageListsEveryDifferenceUnderItsKind() throws IOException {
        var rows = Files.readAllLines(DeliberateDifferences.PAGE);
        DIFFERENCES.forEach(
                (id, kind) ->
                        assertThat(rows)
                                .filteredOn(row -> row.startsWith("| `" + kind + "` |"))
                                .singleElement()
                                .asString()
                                .contains("`" + id + "`"));
        assertThat(rows.stream().flatMap(row -> CASE.matcher(row).results()))
                .hasSize(DIFFERENCES.size());
    }

    private static Map<String, List<VectorCase>> cases() {
        var groups = new TreeMap<String, List<VectorCase>>();
        Stream.concat(
                        VectorCase.all("vectors-public.ndjson").stream()
                                .filter(vector -> !vector.isOracleException()),
                        VectorCase.all("vectors-trackers.ndjson").stream())
                .forEach(v -> groups.computeIfAbsent(v.group(), g -> new ArrayList<>()).add(v));
        return groups;
    }
}
