package io.freshet.enricher.enrichment;

import static io.freshet.enricher.enrichment.EnrichmentStep.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnrichmentStepTest {

    @Test
    void scriptSeesWhatLookUpsFound() {
        assertThat(EnrichmentStep.inOrder(false))
                .containsSubsequence(YAUAA, IP_LOOKUPS, BOT_DETECTION, JAVASCRIPT, SQL_QUERY)
                .containsSubsequence(CURRENCY, WEATHER, IP_LOOKUPS, JAVASCRIPT, SQL_QUERY);
    }

    @Test
    void legacyOrderRunsTheScriptBeforeThem() {
        assertThat(EnrichmentStep.inOrder(true))
                .containsExactlyInAnyOrder(EnrichmentStep.values())
                .containsSubsequence(
                        UA_PARSER,
                        REFERRER_URL,
                        EVENT_SCHEMA,
                        JAVASCRIPT,
                        CURRENCY,
                        WEATHER,
                        IP_LOOKUPS,
                        BOT_DETECTION,
                        SQL_QUERY,
                        API_REQUEST,
                        EXTRA_API_REQUEST,
                        ANON_IP,
                        PII);
    }

    @Test
    void maskingComesLast() {
        var steps = EnrichmentStep.inOrder(false);

        assertThat(steps.subList(steps.size() - 2, steps.size())).containsExactly(ANON_IP, PII);
    }

    @Test
    void everyStepIsBuiltInOrConfigured() {
        for (var step : EnrichmentStep.values()) {
            assertThat(step.builtIn().isPresent()).isNotEqualTo(step.criterion().isPresent());
        }
    }
}
