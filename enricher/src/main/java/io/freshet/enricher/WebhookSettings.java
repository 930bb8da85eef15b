package io.freshet.enricher;

import io.freshet.enricher.webhook.Webhook;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.enricher.webhook.Webhooks;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.runtime.config.ConfigReader;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code adaptersSchemas}: one section a vendor, in it one key a schema. */
final class WebhookSettings {

    private static final String EXPECTED =
            "an Iglu URI such as iglu:com.acme/click/jsonschema/1-0-0";

    private WebhookSettings() {}

    static WebhookSchemas read(ConfigReader config) {
        var bySection = new HashMap<String, Map<String, SchemaKey>>();
        for (var webhook : Webhooks.ALL) {
            if (!webhook.section().isEmpty()) {
                var schemas = read(config.section(webhook.section()), webhook);
                if (!schemas.isEmpty()) {
                    bySection.put(webhook.section(), schemas);
                }
            }
        }
        return new WebhookSchemas(bySection);
    }

    private static Map<String, SchemaKey> read(ConfigReader section, Webhook webhook) {
        var schemas = new HashMap<String, SchemaKey>();
        for (var name : webhook.schemas().keySet()) {
            section.string(name)
                    .check(uri -> SchemaKey.parse(uri).key().isPresent(), EXPECTED)
                    .optional()
                    .flatMap(uri -> SchemaKey.parse(uri).key())
                    .ifPresent(schema -> schemas.put(name, schema));
        }
        return schemas;
    }
}
