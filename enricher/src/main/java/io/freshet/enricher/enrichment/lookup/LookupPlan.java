package io.freshet.enricher.enrichment.lookup;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What the configuration of one enrichment says about asking.
 *
 * @param enrichment its name in metrics, such as {@code api-request}
 * @param server what is asked, as failures name it, such as {@code api.example.com}; no secrets
 * @param timeout for one question as a whole, connection included, above zero
 * @param cacheSize most answers that are remembered, 0 or more
 * @param cacheTtl how long an answer holds, zero or more; a failure holds a tenth of it
 */
public record LookupPlan(
        String enrichment, String server, Duration timeout, int cacheSize, Duration cacheTtl) {

    /** A failure holds this part of the time that an answer holds. */
    private static final int FAILURE_PART = 10;

    /**
     * With the cache that a configuration names.
     *
     * @param cache {@code {"size": 3000, "ttl": 60}}, in seconds
     */
    public static LookupPlan of(
            String enrichment, String server, Duration timeout, JsonNode cache) {
        return new LookupPlan(
                enrichment,
                server,
                timeout,
                cache.path("size").asInt(0),
                Duration.ofSeconds(cache.path("ttl").asInt(0)));
    }

    /** How long a failure holds. */
    Duration failureTtl() {
        return cacheTtl.dividedBy(FAILURE_PART);
    }
}
