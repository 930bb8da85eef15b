package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Asset;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.iab.AddressList;
import io.freshet.enricher.enrichment.iab.ExcludeList;
import io.freshet.enricher.enrichment.iab.IncludeList;
import io.freshet.enricher.enrichment.iab.OwnPatterns;
import io.freshet.enricher.enrichment.iab.RobotCheck;
import io.freshet.enricher.enrichment.iab.Verdict;
import io.freshet.enricher.mapping.FieldTime;
import io.freshet.enricher.uri.IpText;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells spiders and robots from browsers by address and user agent, with the lists of IAB and ABC.
 *
 * @param own patterns of the configuration, which come first
 * @param addresses of robots
 * @param included user agents of browsers
 * @param excluded user agents of robots
 */
public record IabEnrichment(
        OwnPatterns own,
        Asset<AddressList> addresses,
        Asset<IncludeList> included,
        Asset<ExcludeList> excluded)
        implements Enrichment {

    private static final SchemaKey VERDICT =
            SchemaKey.of("iglu:com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0");

    /**
     * Reads {@code iab_spiders_and_robots_enrichment} 1-0-*.
     *
     * @throws IllegalArgumentException with all files that cannot be used
     */
    static IabEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var files = new ConfiguredFiles(config, facilities);
        var addresses = files.get("ipFile", AddressList::read);
        var included = files.get("includeUseragentFile", IncludeList::read);
        var excluded = files.get("excludeUseragentFile", ExcludeList::read);
        files.refuseProblems();
        return new IabEnrichment(
                new OwnPatterns(
                        patterns(config, "includeUseragents"),
                        patterns(config, "excludeUseragents")),
                addresses.orElseThrow(),
                included.orElseThrow(),
                excluded.orElseThrow());
    }

    private static List<String> patterns(EnrichmentConfig config, String parameter) {
        return config.parameters().path(parameter).valueStream().map(JsonNode::asString).toList();
    }

    @Override
    public List<AssetStatus> assets() {
        return Asset.statuses(addresses, included, excluded);
    }

    @Override
    public Addition enrich(DraftView event) {
        var userAgent = event.get(AtomicField.USERAGENT);
        var sender = event.get(AtomicField.USER_IPADDRESS);
        var time = event.get(AtomicField.DERIVED_TSTAMP);
        if (userAgent == null || userAgent.trim().isEmpty() || sender == null || time == null) {
            return Addition.NONE;
        }
        var day = FieldTime.day(time);
        return IpText.parse(sender)
                .map(address -> check().check(userAgent, address, day))
                .map(verdict -> Addition.contexts(List.of(entity(verdict))))
                .orElse(Addition.NONE);
    }

    private RobotCheck check() {
        return new RobotCheck(own, addresses.current(), included.current(), excluded.current());
    }

    private static SelfDescribing entity(Verdict verdict) {
        return new SelfDescribing(
                VERDICT,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("spiderOrRobot", verdict.isSpiderOrRobot())
                        .put("category", verdict.category().name())
                        .put("reason", verdict.reason().name())
                        .put("primaryImpact", verdict.primaryImpact().name()));
    }
}
