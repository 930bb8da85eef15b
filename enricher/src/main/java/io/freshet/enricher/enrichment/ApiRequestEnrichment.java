package io.freshet.enricher.enrichment;

import com.github.benmanes.caffeine.cache.Ticker;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.api.ApiRequest;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import java.time.Duration;
import java.util.List;

/** Attaches entities made of what an API answers. */
final class ApiRequestEnrichment implements Enrichment {

    /** In failures, of both configurations. */
    private static final String IDENTIFIER = "api-request";

    private final OfEnrichment.Source source;
    private final ApiRequest request;
    private final boolean ignoresFailures;

    private ApiRequestEnrichment(
            OfEnrichment.Source source, ApiRequest request, boolean ignoresFailures) {
        this.source = source;
        this.request = request;
        this.ignoresFailures = ignoresFailures;
    }

    /**
     * Reads {@code api_request_enrichment_config} 1-0-* or {@code
     * extra_api_request_enrichment_config} 1-0-*.
     */
    static ApiRequestEnrichment of(EnrichmentConfig config, Facilities facilities) {
        return of(config, facilities, Ticker.systemTicker());
    }

    /** With a clock for what is remembered. */
    static ApiRequestEnrichment of(EnrichmentConfig config, Facilities facilities, Ticker ticker) {
        var parameters = config.parameters();
        return new ApiRequestEnrichment(
                config.source(IDENTIFIER),
                ApiRequest.of(
                        config.schema().name().startsWith("extra_")
                                ? "extra-" + IDENTIFIER
                                : IDENTIFIER,
                        parameters,
                        facilities.settings().lookups(),
                        facilities.meters(),
                        ticker),
                parameters.path("ignoreOnError").asBoolean(false));
    }

    @Override
    public List<String> notices() {
        return request.notices();
    }

    @Override
    public boolean prepare(DraftView event) {
        return request.prepare(event);
    }

    @Override
    public Addition enrich(DraftView event) {
        var answer = request.ask(event);
        if (answer.failures().isEmpty()) {
            return Addition.contexts(answer.entities());
        }
        return ignoresFailures
                ? Addition.NONE
                : new Addition(
                        List.of(),
                        List.of(),
                        answer.failures().stream()
                                .map(why -> new OfEnrichment(source, new Failure.Message(why)))
                                .toList());
    }

    @Override
    public Duration longestStall() {
        return request.longestStall();
    }

    @Override
    public void close() {
        request.close();
    }
}
