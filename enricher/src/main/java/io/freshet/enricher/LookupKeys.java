package io.freshet.enricher;

import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads how enrichments ask servers: the section {@code enrichments.lookups}. */
final class LookupKeys {

    private static final int MAX_CONCURRENCY = 1_000;
    private static final int MAX_QUEUE = 100_000;
    private static final int MAX_THRESHOLD = 1_000;
    private static final long MAX_ANSWER_BYTES = 64L * 1024 * 1024;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** A thread that waits longer than that is taken for dead by its group. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    private LookupKeys() {}

    static LookupSettings read(ConfigReader config) {
        var usual = LookupSettings.DEFAULT;
        return new LookupSettings(
                config.integer("concurrency")
                        .between(1, MAX_CONCURRENCY)
                        .orElse(usual.concurrency()),
                config.integer("queue").between(0, MAX_QUEUE).orElse(usual.queue()),
                config.duration("queueTimeout")
                        .between(SHORTEST, LONGEST_WAIT)
                        .orElse(usual.queueTimeout()),
                config.integer("breakerThreshold")
                        .between(1, MAX_THRESHOLD)
                        .orElse(usual.breakerThreshold()),
                config.duration("breakerBackoff")
                        .between(SHORTEST, LONGEST_BACKOFF)
                        .orElse(usual.breakerBackoff()),
                config.bytes("maxAnswerBytes")
                        .between(1L, MAX_ANSWER_BYTES)
                        .orElse((long) usual.maxAnswerBytes())
                        .intValue(),
                bearerTokens(config));
    }

    private static Map<String, String> bearerTokens(ConfigReader config) {
        var tokens = new LinkedHashMap<String, String>();
        for (var token : config.sections("bearerTokens", LookupKeys::bearerToken)) {
            if (tokens.put(token.getKey(), token.getValue()) != null) {
                config.problem(
                        "bearerTokens",
                        "two tokens for " + token.getKey(),
                        "leave one for each host");
            }
        }
        return tokens;
    }

    private static Map.Entry<String, String> bearerToken(ConfigReader config) {
        var host =
                config.string("host")
                        .check(
                                text -> !text.isBlank() && !text.contains("/"),
                                "a host as in the API's address, with its port if it has one")
                        .required();
        return Map.entry(host.toLowerCase(Locale.ROOT), config.secret("token").required());
    }
}
