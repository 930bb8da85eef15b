package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Attaches cookies of the request, each as an entity with name and value, in the order in which the
 * browser sent them.
 *
 * @param names of the cookies, letter case counts
 */
public record CookieEnrichment(Set<String> names) implements Enrichment {

    private static final SchemaKey COOKIE =
            SchemaKey.of("iglu:org.ietf/http_cookie/jsonschema/1-0-0");

    // Snowplow: written exactly so, as collectors write it.
    private static final String HEADER = "Cookie:";

    public CookieEnrichment {
        names = Set.copyOf(names);
    }

    /** Reads {@code cookie_extractor_config} 1-0-*. */
    static CookieEnrichment of(EnrichmentConfig config) {
        var names = new HashSet<String>();
        config.parameters().path("cookies").forEach(name -> names.add(name.asString()));
        return new CookieEnrichment(names);
    }

    @Override
    public Addition enrich(DraftView event) {
        return Addition.contexts(
                event.raw().headers().stream()
                        .filter(header -> header.startsWith(HEADER))
                        .map(header -> CookieText.parse(header.substring(HEADER.length())))
                        .flatMap(List::stream)
                        .filter(cookie -> names.contains(cookie.name()))
                        .map(
                                cookie ->
                                        new SelfDescribing(
                                                COOKIE,
                                                JsonNodeFactory.instance
                                                        .objectNode()
                                                        .put("name", cookie.name())
                                                        .put("value", cookie.value())))
                        .toList());
    }
}
