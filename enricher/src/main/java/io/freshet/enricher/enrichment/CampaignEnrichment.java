package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.atomic.AtomicField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads marketing parameters from the page's query string. For each field the first configured name
 * that is present counts, even if its value is empty.
 *
 * @param names for each field, the parameters it may come from
 * @param clickIds parameters that hold the id of a click on an advertisement, each with the name of
 *     the network, in the order in which they are looked for
 */
public record CampaignEnrichment(Map<AtomicField, List<String>> names, Map<String, String> clickIds)
        implements Enrichment {

    private static final Map<AtomicField, String> CONFIGURED_AS =
            Map.of(
                    AtomicField.MKT_MEDIUM, "mktMedium",
                    AtomicField.MKT_SOURCE, "mktSource",
                    AtomicField.MKT_TERM, "mktTerm",
                    AtomicField.MKT_CONTENT, "mktContent",
                    AtomicField.MKT_CAMPAIGN, "mktCampaign");

    public CampaignEnrichment {
        names = Map.copyOf(names);
        // Map.copyOf would forget the order.
        clickIds = Collections.unmodifiableMap(new LinkedHashMap<>(clickIds));
    }

    /** Reads {@code campaign_attribution} 1-0-*. */
    static CampaignEnrichment of(EnrichmentConfig config) {
        var fields = config.parameters().path("fields");
        var names = new LinkedHashMap<AtomicField, List<String>>();
        CONFIGURED_AS.forEach((field, key) -> names.put(field, texts(fields.path(key))));
        var clickIds = new LinkedHashMap<String, String>();
        clickIds.put("gclid", "Google");
        clickIds.put("msclkid", "Microsoft");
        clickIds.put("dclid", "DoubleClick");
        fields.path("mktClickId")
                .properties()
                .forEach(entry -> clickIds.put(entry.getKey(), entry.getValue().asString()));
        return new CampaignEnrichment(names, clickIds);
    }

    @Override
    public Addition enrich(DraftView event) {
        if (event.pageQuery().isEmpty()) {
            return Addition.NONE;
        }
        var query = QueryString.toMap(event.pageQuery());
        var found = new Addition.Fields();
        for (var field : names.entrySet()) {
            found.set(field.getKey(), first(query, field.getValue()));
        }
        for (var clickId : clickIds.entrySet()) {
            if (query.containsKey(clickId.getKey())) {
                found.set(AtomicField.MKT_CLICKID, clean(query.get(clickId.getKey())));
                found.set(AtomicField.MKT_NETWORK, clickId.getValue());
                break;
            }
        }
        return found.addition();
    }

    private static @Nullable String first(Map<String, @Nullable String> query, List<String> names) {
        for (var name : names) {
            if (query.containsKey(name)) {
                return clean(query.get(name));
            }
        }
        return null;
    }

    private static @Nullable String clean(@Nullable String value) {
        return FieldText.cleanOrNull(value);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
    }
}
