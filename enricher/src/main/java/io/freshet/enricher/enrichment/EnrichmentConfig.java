package io.freshet.enricher.enrichment;

import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import tools.jackson.databind.JsonNode;

/**
 * The configuration of one enrichment, validated against its schema.
 *
 * @param schema names the enrichment and the form of its configuration
 * @param data all that stands below the schema
 */
public record EnrichmentConfig(SchemaKey schema, JsonNode data) {

    /** The configuration's own part; missing where it has none. */
    public JsonNode parameters() {
        return data.path("parameters");
    }

    /** How the enrichment signs its failures. */
    public Failure.OfEnrichment.Source source(String identifier) {
        return new Failure.OfEnrichment.Source(schema, identifier);
    }
}
