package io.freshet.enricher.enrichment.lookup;

import java.time.Duration;
import java.util.Map;

/**
 * How servers are asked, where an enrichment's own configuration does not say. Limits hold for each
 * configured enrichment by itself.
 *
 * @param concurrency most questions under way at a time, 1 or more
 * @param queue most questions that wait for their turn, 0 or more
 * @param queueTimeout longest wait for a turn, above zero
 * @param breakerThreshold by so many failures more than answers a server is left alone, 1 or more
 * @param breakerBackoff how long it is left alone, above zero
 * @param maxAnswerBytes larger answers of APIs are refused, 1 or more
 * @param bearerTokens of APIs, by host and port as they stand in addresses; secret
 */
public record LookupSettings(
        int concurrency,
        int queue,
        Duration queueTimeout,
        int breakerThreshold,
        Duration breakerBackoff,
        int maxAnswerBytes,
        Map<String, String> bearerTokens) {

    /** As many as a small server bears; back soon after it has recovered. */
    public static final LookupSettings DEFAULT =
            new LookupSettings(
                    16,
                    1_000,
                    Duration.ofSeconds(10),
                    5,
                    Duration.ofSeconds(5),
                    1024 * 1024,
                    Map.of());

    public LookupSettings {
        bearerTokens = Map.copyOf(bearerTokens);
    }

    /** The same with other limits of what is under way. */
    public LookupSettings with(int concurrent, int waiting, Duration longestWait) {
        return new LookupSettings(
                concurrent,
                waiting,
                longestWait,
                breakerThreshold,
                breakerBackoff,
                maxAnswerBytes,
                bearerTokens);
    }

    /** The same with another breaker. */
    public LookupSettings withBreaker(int threshold, Duration backoff) {
        return new LookupSettings(
                concurrency, queue, queueTimeout, threshold, backoff, maxAnswerBytes, bearerTokens);
    }

    /** The same for APIs that ask who asks, and another bound for their answers. */
    public LookupSettings withApis(int maxBytes, Map<String, String> tokens) {
        return new LookupSettings(
                concurrency,
                queue,
                queueTimeout,
                breakerThreshold,
                breakerBackoff,
                maxBytes,
                tokens);
    }

    /** Tells no tokens. */
    @Override
    public String toString() {
        return "LookupSettings[concurrency=" + concurrency + ", queue=" + queue + "]";
    }
}
