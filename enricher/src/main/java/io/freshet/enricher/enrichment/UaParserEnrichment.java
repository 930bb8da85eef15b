package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.useragent.UaRules;
import io.freshet.enricher.enrichment.useragent.UserAgentText;
import java.net.URI;
import java.util.List;

/**
 * Attaches what a list of rules says of the user agent: family and version of browser and system,
 * family of the device.
 *
 * @param rules the newest
 * @param notices what was odd about the configuration
 */
public record UaParserEnrichment(Asset<UaRules> rules, List<String> notices) implements Enrichment {

    public UaParserEnrichment {
        notices = List.copyOf(notices);
    }

    /** Reads {@code ua_parser_config} 1-0-*; without a file, the rules are the bundled ones. */
    static UaParserEnrichment of(EnrichmentConfig config, Facilities facilities) {
        int cacheSize = facilities.settings().userAgents().cacheSize();
        var uri = config.parameters().path("uri");
        var database = config.parameters().path("database");
        if (uri.isMissingNode() || database.isMissingNode()) {
            var bundled = UaRules.bundled(cacheSize);
            return new UaParserEnrichment(
                    () -> bundled,
                    uri.isMissingNode() && database.isMissingNode()
                            ? List.of()
                            : List.of("ua_parser needs both uri and database: bundled rules used"));
        }
        var address = uri.asString() + (uri.asString().endsWith("/") ? "" : "/");
        return new UaParserEnrichment(
                facilities
                        .assets()
                        .get(
                                URI.create(address + database.asString()),
                                file -> UaRules.read(file, cacheSize)),
                List.of());
    }

    @Override
    public List<AssetStatus> assets() {
        return Asset.statuses(rules);
    }

    @Override
    public Addition enrich(DraftView event) {
        var userAgent = UserAgentText.of(event);
        return userAgent == null
                ? Addition.NONE
                : Addition.contexts(List.of(rules.current().entity(userAgent)));
    }
}
