package io.freshet.webapp.trace;

import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Which enrichments have run on an event, by what they left in it. Those that left nothing cannot
 * be told from those that are not configured, and are not named.
 */
final class EnrichmentSigns {

    private static final List<Sign> SIGNS =
            List.of(
                    new Sign("ip_lookups", List.of("geo_", "ip_"), ""),
                    new Sign("asn_lookups", List.of(), "asn"),
                    new Sign("campaign_attribution", List.of("mkt_"), ""),
                    new Sign(
                            "referer_parser",
                            List.of("refr_medium", "refr_source", "refr_term"),
                            ""),
                    new Sign(
                            "cross_navigation_config",
                            List.of("refr_domain_userid", "refr_dvce_tstamp"),
                            "cross_navigation"),
                    new Sign("event_fingerprint_config", List.of("event_fingerprint"), ""),
                    new Sign("ua_parser_config", List.of(), "ua_parser_context"),
                    new Sign("yauaa_enrichment_config", List.of(), "yauaa_context"),
                    new Sign("iab_spiders_and_robots_enrichment", List.of(), "spiders_and_robots"),
                    new Sign("bot_detection_enrichment_config", List.of(), "bot_detection"),
                    new Sign(
                            "user_agent_utils_config",
                            List.of("br_name", "br_family", "br_renderengine", "os_family"),
                            ""),
                    new Sign(
                            "currency_conversion_config",
                            List.of("tr_total_base", "ti_price_base", "base_currency"),
                            ""),
                    new Sign("cookie_extractor_config", List.of(), "http_cookie"),
                    new Sign("http_header_extractor_config", List.of(), "http_header"));

    private EnrichmentSigns() {}

    /**
     * What an enrichment leaves.
     *
     * @param enrichment its name
     * @param fields columns, by the beginnings of their names
     * @param entity name of the derived entity's schema; empty for none
     */
    private record Sign(String enrichment, List<String> fields, String entity) {

        boolean isOf(String column) {
            return fields.stream().anyMatch(column::startsWith);
        }
    }

    /**
     * Writes those that have run on an event that then failed.
     *
     * @param enriched the event as far as it got: columns by name, null where they are empty
     */
    static void write(JsonNode enriched, ArrayNode into) {
        var set = new ArrayList<String>();
        enriched.properties().stream()
                .filter(column -> !column.getValue().isNull())
                .forEach(column -> set.add(column.getKey()));
        write(set, List.of(), into);
    }

    /**
     * Writes those that have run.
     *
     * @param columns names of all columns that are set
     * @param derived entities that enrichments attached
     */
    static void write(List<String> columns, List<SelfDescribing> derived, ArrayNode into) {
        for (var sign : SIGNS) {
            Predicate<SelfDescribing> isItsEntity =
                    entity -> entity.schema().name().equals(sign.entity());
            var fields = columns.stream().filter(sign::isOf).toList();
            if (fields.isEmpty() && derived.stream().noneMatch(isItsEntity)) {
                continue;
            }
            var json = into.addObject().put("name", sign.enrichment()).put("state", "ran");
            var set = json.putArray("fields");
            fields.forEach(set::add);
            derived.stream()
                    .filter(isItsEntity)
                    .forEach(entity -> set.add(entity.schema().toUri()));
        }
    }
}
