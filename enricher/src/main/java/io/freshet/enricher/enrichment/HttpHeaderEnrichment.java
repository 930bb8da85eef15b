package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Attaches headers of the request, each as an entity with name and value, in the order in which
 * they were sent.
 *
 * @param names what a header's whole name must match; letter case counts
 */
public record HttpHeaderEnrichment(Pattern names) implements Enrichment {

    private static final SchemaKey HEADER =
            SchemaKey.of("iglu:org.ietf/http_header/jsonschema/1-0-0");

    /**
     * Reads {@code http_header_extractor_config} 1-0-*.
     *
     * @throws IllegalArgumentException when the pattern is no regular expression
     */
    static HttpHeaderEnrichment of(EnrichmentConfig config) {
        return new HttpHeaderEnrichment(
                Pattern.compile(config.parameters().path("headersPattern").asString()));
    }

    @Override
    public Addition enrich(DraftView event) {
        var entities = new ArrayList<SelfDescribing>();
        for (var header : event.raw().headers()) {
            int colon = header.indexOf(':');
            if (colon >= 0 && names.matcher(header.substring(0, colon)).matches()) {
                entities.add(
                        new SelfDescribing(
                                HEADER,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("name", header.substring(0, colon).trim())
                                        .put("value", header.substring(colon + 1).trim())));
            }
        }
        return Addition.contexts(entities);
    }
}
