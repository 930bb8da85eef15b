package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.asset.Assets;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.referer.EmbeddedReferers;
import io.freshet.enricher.enrichment.referer.Referer;
import io.freshet.enricher.enrichment.referer.RefererDatabase;
import io.freshet.enricher.enrichment.referer.RefererEntry;
import io.freshet.enricher.enrichment.referer.RefererList;
import io.freshet.enricher.enrichment.referer.RefererReader;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.payload.NameValue;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Says what kind of place the referrer is, whose, and what somebody searched for there; and apart
 * from that, who marked the page's address with a {@code utm_source}.
 *
 * @param database knows them
 * @param internalDomains hosts that are the site's own, besides the page's
 */
public record RefererEnrichment(Asset<RefererDatabase> database, Set<String> internalDomains)
        implements Enrichment {

    private static final SchemaKey UTM_REFERRER =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/utm_referrer/jsonschema/1-0-0");

    private static final String UTM_SOURCE = "utm_source";
    private static final Set<String> SCHEMES = Set.of("http", "https", "android-app");

    public RefererEnrichment {
        internalDomains = Set.copyOf(internalDomains);
    }

    /** Reads {@code referer_parser} 2-0-*. */
    static RefererEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var parameters = config.parameters();
        return new RefererEnrichment(
                database(parameters, facilities),
                parameters
                        .path("internalDomains")
                        .valueStream()
                        .map(domain -> domain.asString().trim())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Asset<RefererDatabase> database(JsonNode parameters, Facilities facilities) {
        var folder = parameters.path("uri").asString();
        var file = parameters.path("database").asString();
        var reader = new RefererReader(own(parameters.path("referrers")));
        if (!folder.equals(EmbeddedReferers.ADDRESS)) {
            return facilities.assets().get(Assets.address(folder, file), reader);
        }
        if (!file.equals(EmbeddedReferers.FILE)) {
            throw new IllegalArgumentException(
                    "the uri %s has no database %s, only %s"
                            .formatted(folder, file, EmbeddedReferers.FILE));
        }
        var embedded = reader.readEmbedded();
        return () -> embedded;
    }

    private static List<RefererEntry> own(JsonNode referrers) {
        try {
            return RefererList.entries(referrers);
        } catch (IOException e) {
            throw new IllegalArgumentException("referrers: " + e.getMessage(), e);
        }
    }

    @Override
    public List<AssetStatus> assets() {
        return Asset.statuses(database);
    }

    @Override
    public Addition enrich(DraftView event) {
        var known = database.current();
        return new Addition(ofReferrer(event, known), ofUtmSource(event, known), List.of());
    }

    private List<Addition.FieldValue> ofReferrer(DraftView event, RefererDatabase known) {
        var scheme = event.get(AtomicField.REFR_URLSCHEME);
        var host = event.get(AtomicField.REFR_URLHOST);
        if (scheme == null || host == null || !SCHEMES.contains(scheme)) {
            return List.of();
        }
        if (host.equals(event.get(AtomicField.PAGE_URLHOST)) || internalDomains.contains(host)) {
            return List.of(medium(Referer.INTERNAL));
        }
        return known.find(host, event.get(AtomicField.REFR_URLPATH))
                .map(referer -> told(referer, event.get(AtomicField.REFR_URLQUERY)))
                .orElseGet(() -> List.of(medium(Referer.UNKNOWN)));
    }

    private static List<Addition.FieldValue> told(Referer referer, @Nullable String query) {
        return referer.isNamed()
                ? List.of(
                        medium(referer.medium()),
                        new Addition.FieldValue(AtomicField.REFR_SOURCE, referer.source()),
                        new Addition.FieldValue(
                                AtomicField.REFR_TERM, FieldText.cleanOrNull(referer.term(query))))
                : List.of(medium(referer.medium()));
    }

    private static Addition.FieldValue medium(String medium) {
        return new Addition.FieldValue(AtomicField.REFR_MEDIUM, medium);
    }

    private static List<SelfDescribing> ofUtmSource(DraftView event, RefererDatabase known) {
        var value = known.hasUtmSources() ? utmSource(event.pageQuery()) : null;
        return value == null
                ? List.of()
                : known.ofUtmSource(value).stream().map(RefererEnrichment::entity).toList();
    }

    /** Of duplicates the last one, as in campaign attribution. */
    private static @Nullable String utmSource(List<NameValue> query) {
        for (int i = query.size() - 1; i >= 0; i--) {
            if (query.get(i).name().equals(UTM_SOURCE)) {
                return query.get(i).value();
            }
        }
        return null;
    }

    private static SelfDescribing entity(Referer referer) {
        return new SelfDescribing(
                UTM_REFERRER,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("source", referer.source())
                        .put("medium", referer.medium()));
    }
}
