package io.freshet.enricher.webhook;

import io.freshet.event.iglu.SchemaKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Schemas that take the place of the usual ones of webhooks, in the reference the setting {@code
 * adaptersSchemas}.
 *
 * @param bySection for each section, such as {@code mailgun}, schemas by their names there
 */
public record WebhookSchemas(Map<String, Map<String, SchemaKey>> bySection) {

    /** The usual ones everywhere. */
    public static final WebhookSchemas USUAL = new WebhookSchemas(Map.of());

    public WebhookSchemas {
        var copy = new HashMap<String, Map<String, SchemaKey>>();
        bySection.forEach((section, schemas) -> copy.put(section, Map.copyOf(schemas)));
        bySection = Map.copyOf(copy);
    }

    /** Those of one webhook, by name. */
    public Map<String, SchemaKey> of(Webhook webhook) {
        return bySection.getOrDefault(webhook.section(), Map.of());
    }
}
