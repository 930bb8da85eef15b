package io.freshet.enricher.enrichment;

import io.freshet.event.iglu.SchemaCriterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is done to a valid event, one line each, in the order in which it is done. The
 * order is the reference's and part of the contract: a script sees what stands above it.
 */
@SuppressWarnings("ImmutableEnumChecker") // enrichments and functions without state
enum EnrichmentStep {
    COLLECTOR_VERSION(always(new CollectorVersionStep())),
    PAGE_URL(always(new PageUrlStep())),
    DERIVED_TSTAMP(always(new DerivedTstampStep())),
    IAB(
            made(
                    "enrichments",
                    "iab_spiders_and_robots_enrichment/jsonschema/1-0-*",
                    IabEnrichment::of)),
    USER_AGENT_UTILS(
            made("", "user_agent_utils_config/jsonschema/1-0-*", UserAgentUtilsEnrichment::of)),
    UA_PARSER(made("", "ua_parser_config/jsonschema/1-0-*", UaParserEnrichment::of)),
    CURRENCY(made("", "currency_conversion_config/jsonschema/1-0-*", CurrencyEnrichment::of)),
    REFERRER_URL(always(new ReferrerUrlStep())),
    REFERER_PARSER(made("", "referer_parser/jsonschema/2-0-*", RefererEnrichment::of)),
    CAMPAIGN(configured("", "campaign_attribution/jsonschema/1-0-*", CampaignEnrichment::of)),
    CROSS_DOMAIN(always(new CrossDomainStep())),
    CROSS_NAVIGATION(
            configured(
                    "enrichments",
                    "cross_navigation_config/jsonschema/1-0-*",
                    CrossNavigationEnrichment::of)),
    FINGERPRINT(
            configured("", "event_fingerprint_config/jsonschema/1-0-*", FingerprintEnrichment::of)),
    COOKIES(configured("", "cookie_extractor_config/jsonschema/1-0-*", CookieEnrichment::of)),
    HTTP_HEADERS(
            configured(
                    "enrichments",
                    "http_header_extractor_config/jsonschema/1-0-*",
                    HttpHeaderEnrichment::of)),
    WEATHER(later("enrichments", "weather_enrichment_config/jsonschema/1-0-*")),
    YAUAA(made("enrichments", "yauaa_enrichment_config/jsonschema/1-0-*", YauaaEnrichment::of)),
    EVENT_SCHEMA(always(new EventSchemaStep())),
    IP_LOOKUPS(made("", "ip_lookups/jsonschema/2-0-*", IpLookupsEnrichment::of)),
    ASN_LOOKUPS(made("enrichments", "asn_lookups/jsonschema/1-0-*", AsnLookupsEnrichment::of)),
    BOT_DETECTION(
            configured(
                    "enrichments",
                    "bot_detection_enrichment_config/jsonschema/1-0-*",
                    BotDetectionEnrichment::of)),
    JAVASCRIPT(made("", "javascript_script_config/jsonschema/1-0-*", JavaScriptEnrichment::of)),
    SQL_QUERY(
            made(
                    "enrichments",
                    "sql_query_enrichment_config/jsonschema/1-0-*",
                    SqlQueryEnrichment::of)),
    API_REQUEST(
            made(
                    "enrichments",
                    "api_request_enrichment_config/jsonschema/1-0-*",
                    ApiRequestEnrichment::of)),
    EXTRA_API_REQUEST(
            made(
                    "enrichments",
                    "extra_api_request_enrichment_config/jsonschema/1-0-*",
                    ApiRequestEnrichment::of)),

    // From here on nothing is added any more: what enrichments have seen is hidden.
    ANON_IP(configured("", "anon_ip/jsonschema/1-0-*", AnonIpEnrichment::of)),
    PII(configured("enrichments", "pii_enrichment_config/jsonschema/2-0-0", PiiEnrichment::of));

    /** What once ran after the script although it should not have; a switch brings it back. */
    private static final List<EnrichmentStep> LEGACY_LATE =
            List.of(
                    CURRENCY,
                    WEATHER,
                    IP_LOOKUPS,
                    ASN_LOOKUPS,
                    BOT_DETECTION,
                    SQL_QUERY,
                    API_REQUEST,
                    EXTRA_API_REQUEST);

    private static final List<EnrichmentStep> SEVERAL =
            List.of(JAVASCRIPT, SQL_QUERY, API_REQUEST, EXTRA_API_REQUEST);

    private static final List<EnrichmentStep> ASKING =
            List.of(CURRENCY, SQL_QUERY, API_REQUEST, EXTRA_API_REQUEST);

    private final Origin origin;

    EnrichmentStep(Origin origin) {
        this.origin = origin;
    }

    /**
     * All steps in order.
     *
     * @param legacy whether the script runs before currency, weather and IP look-ups
     */
    static List<EnrichmentStep> inOrder(boolean legacy) {
        if (!legacy) {
            return List.of(values());
        }
        var order = new ArrayList<>(Arrays.asList(values()));
        order.removeAll(LEGACY_LATE);
        order.addAll(order.indexOf(JAVASCRIPT) + 1, LEGACY_LATE);
        return List.copyOf(order);
    }

    /** What it is called in figures. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there may be several configurations; they run in the order they are given in. */
    boolean allowsSeveral() {
        return SEVERAL.contains(this);
    }

    /** Whether a server may be asked about each event, which takes time. */
    boolean asksServers() {
        return ASKING.contains(this);
    }

    /** Whether the step hides what others have seen, after all entities have been validated. */
    boolean isMasking() {
        return this == ANON_IP || this == PII;
    }

    /** The enrichment that every event gets, if it is one of those. */
    Optional<Enrichment> builtIn() {
        return Optional.ofNullable(origin.builtIn());
    }

    /** The configurations it is made from, if it is made from one. */
    Optional<SchemaCriterion> criterion() {
        return Optional.ofNullable(origin.criterion());
    }

    /** Makes it from its configuration; empty where it is known but not there yet. */
    Optional<EnrichmentFactory> factory() {
        return Optional.ofNullable(origin.factory());
    }

    private static Origin always(Enrichment enrichment) {
        return new Origin(enrichment, null, null);
    }

    /** Made from its configuration alone. */
    private static Origin configured(
            String group, String path, Function<EnrichmentConfig, Enrichment> factory) {
        return made(group, path, (config, facilities) -> factory.apply(config));
    }

    /** Made with files, servers or settings. */
    private static Origin made(String group, String path, EnrichmentFactory factory) {
        return new Origin(null, criterion(group, path), factory);
    }

    private static Origin later(String group, String path) {
        return new Origin(null, criterion(group, path), null);
    }

    private static SchemaCriterion criterion(String group, String path) {
        var vendor = "com.snowplowanalytics.snowplow" + (group.isEmpty() ? "" : "." + group);
        return SchemaCriterion.of("iglu:" + vendor + "/" + path);
    }

    private record Origin(
            @Nullable Enrichment builtIn,
            @Nullable SchemaCriterion criterion,
            @Nullable EnrichmentFactory factory) {}
}
