package io.freshet.enricher.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what the reference was seen to do. Each group of cases must agree fully, but for the
 * deliberate differences, which must differ.
 */
class PipelineVectorsTest {

    /** Groups that belong to webhook adapters. */
    private static final Set<String> WEBHOOKS =
            Set.of(
                    "airship",
                    "analytics",
                    "callrail",
                    "cloudfront",
                    "connect",
                    "ga",
                    "getvero",
                    "hubspot",
                    "iglu",
                    "mailchimp",
                    "mailgun",
                    "mandrill",
                    "marketo",
                    "olark",
                    "pagerduty",
                    "pingdom",
                    "remote",
                    "sendgrid",
                    "statusgator",
                    "unbounce",
                    "vero");

    /** Groups whose enrichments are there. */
    private static final Set<String> ENRICHMENTS =
            Set.of("campaign", "fingerprint", "anon_ip", "config");

    private static final Map<String, String> DIFFERENCES = DeliberateDifferences.read();

    private static VectorRun run;

    @BeforeAll
    static void prepare() {
        var central = TestData.igluCentral();
        assumeTrue(
                central.isPresent(),
                "needs Iglu Central's schemas: name their folder with FRESHET_IGLU_CENTRAL");
        run = new VectorRun(new VectorEnvironment(central.orElseThrow()));
    }

    static Stream<String> groups() {
        return cases().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void agreesWithTheReference(String group) {
        var misses = new ArrayList<String>();
        for (var vector : cases().get(group)) {
            var difference = run.difference(vector);
            var reason = DIFFERENCES.get(vector.id());
            if (difference.isPresent() && reason == null) {
                misses.add(vector.id() + " " + vector.tags() + " " + difference.get());
            } else if (difference.isEmpty() && reason != null) {
                misses.add(vector.id() + " agrees, although it should differ: " + reason);
            }
        }
        assertThat(misses).as("of %d cases", cases().get(group).size()).isEmpty();
    }

    private static Map<String, ArrayList<VectorCase>> cases() {
        var groups = new TreeMap<String, ArrayList<VectorCase>>();
        for (var vector : VectorCase.all("vectors-public.ndjson")) {
            boolean covered =
                    vector.hasEnrichments()
                            ? ENRICHMENTS.contains(vector.group())
                            : !WEBHOOKS.contains(vector.group());
            if (covered && !vector.isOracleException()) {
                groups.computeIfAbsent(vector.group(), g -> new ArrayList<>()).add(vector);
            }
        }
        groups.put("trackers", new ArrayList<>(VectorCase.all("vectors-trackers.ndjson")));
        return groups;
    }
}
