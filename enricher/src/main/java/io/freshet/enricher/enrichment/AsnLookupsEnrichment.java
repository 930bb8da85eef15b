package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.asset.Assets;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.Addition.Effect;
import io.freshet.enricher.enrichment.ip.AsnList;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SelfDescribing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether the network that {@link IpLookupsEnrichment} found is one that bots like: sets
 * {@code likelyBot} in its entity. Without that entity nothing happens.
 *
 * @param file networks of bots; null where there is no such file
 * @param own more of them
 * @param bypassed platforms whose events come from such networks anyway
 */
public record AsnLookupsEnrichment(
        @Nullable Asset<AsnList> file, Set<Long> own, Set<String> bypassed) implements Enrichment {

    private static final String NUMBER = "number";

    public AsnLookupsEnrichment {
        own = Set.copyOf(own);
        bypassed = Set.copyOf(bypassed);
    }

    /**
     * Reads {@code asn_lookups} 1-0-*.
     *
     * @throws IllegalArgumentException when the file cannot be used
     */
    static AsnLookupsEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var parameters = config.parameters();
        var place = parameters.path("botAsnsFile");
        return new AsnLookupsEnrichment(
                place.isMissingNode() ? null : list(place, facilities.assets()),
                parameters
                        .path("botAsns")
                        .valueStream()
                        .map(system -> system.path("asn").asLong())
                        .collect(Collectors.toSet()),
                parameters
                        .path("bypassPlatforms")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
    }

    private static Asset<AsnList> list(JsonNode place, Assets assets) {
        return assets.get(
                Assets.address(place.path("uri").asString(), place.path("database").asString()),
                AsnList::read);
    }

    @Override
    public List<AssetStatus> assets() {
        return Asset.statuses(file);
    }

    @Override
    public Addition enrich(DraftView event) {
        var platform = event.get(AtomicField.PLATFORM);
        var entities = event.derivedContexts();
        if ((platform != null && bypassed.contains(platform))
                || entities.stream().noneMatch(AsnLookupsEnrichment::isNetwork)) {
            return Addition.NONE;
        }
        var judged = entities.stream().map(this::judged).toList();
        return new Addition(List.of(), judged, List.of(), null, Effect.REPLACES_CONTEXTS);
    }

    private static boolean isNetwork(SelfDescribing entity) {
        return entity.schema().equals(IpLookupsEnrichment.ASN);
    }

    private SelfDescribing judged(SelfDescribing entity) {
        if (!isNetwork(entity)) {
            return entity;
        }
        long number = entity.data().path(NUMBER).asLong();
        var isLikelyBot =
                own.contains(number) || (file != null && file.current().numbers().contains(number));
        var data = (ObjectNode) entity.data().deepCopy();
        return new SelfDescribing(entity.schema(), data.put("likelyBot", isLikelyBot));
    }
}
