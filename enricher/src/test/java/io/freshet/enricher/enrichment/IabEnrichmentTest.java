package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IabEnrichmentTest {

    private static final SchemaKey CONFIG =
            SchemaKey.of(
                    "iglu:com.snowplowanalytics.snowplow.enrichments/"
                            + "iab_spiders_and_robots_enrichment/jsonschema/1-0-1");

    private static final Map<AtomicField, String> BROWSER =
            Map.of(
                    AtomicField.USERAGENT, "Mozilla/5.0",
                    AtomicField.USER_IPADDRESS, "192.0.2.1",
                    AtomicField.DERIVED_TSTAMP, "2023-11-14 22:13:20.123");

    @ParameterizedTest(name = "{0} from {1} -> {2}, {3}, {4}")
    @CsvSource(
            textBlock =
                    """
                    Mozilla/5.0,           192.0.2.1,      BROWSER,                  PASSED_ALL,        NONE
                    Mozilla/5.0,           198.51.100.200, SPIDER_OR_ROBOT,          FAILED_IP_EXCLUDE, UNKNOWN
                    Mozilla Googlebot/2.1, 198.51.100.200, SPIDER_OR_ROBOT,          FAILED_IP_EXCLUDE, UNKNOWN
                    curl/8.4.0,            192.0.2.1,      SPIDER_OR_ROBOT,          FAILED_UA_INCLUDE, UNKNOWN
                    Mozilla Googlebot/2.1, 192.0.2.1,      ACTIVE_SPIDER_OR_ROBOT,   FAILED_UA_EXCLUDE, PAGE_AND_AD_IMPRESSIONS
                    Mozilla CUBOT,         192.0.2.1,      BROWSER,                  PASSED_ALL,        NONE
                    Mozilla oldcrawler,    192.0.2.1,      INACTIVE_SPIDER_OR_ROBOT, FAILED_UA_EXCLUDE, PAGE_IMPRESSIONS
                    Our-Monitor/1.0,       192.0.2.1,      BROWSER,                  PASSED_ALL,        NONE
                    Our-Monitor bot,       198.51.100.200, BROWSER,                  PASSED_ALL,        NONE
                    Mozilla our-test,      192.0.2.1,      SPIDER_OR_ROBOT,          FAILED_UA_EXCLUDE, UNKNOWN
                    our-test,              198.51.100.200, SPIDER_OR_ROBOT,          FAILED_UA_EXCLUDE, UNKNOWN
                    our-test our-monitor,  192.0.2.1,      BROWSER,                  PASSED_ALL,        NONE
                    """)
    void ownPatternsThenAddressesThenBrowsersThenRobotsAreAsked(
            String userAgent, String address, String category, String reason, String impact)
            throws InvalidJson {
        var fields = new HashMap<>(BROWSER);
        fields.put(AtomicField.USERAGENT, userAgent);
        fields.put(AtomicField.USER_IPADDRESS, address);

        var entity = enrichment().enrich(Events.with(fields)).contexts().get(0);

        assertThat(entity.schema().toUri())
                .isEqualTo("iglu:com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0");
        assertThat(Json.print(entity.data()))
                .isEqualTo(
                        "{\"spiderOrRobot\":%s,\"category\":\"%s\",\"reason\":\"%s\",\"primaryImpact\":\"%s\"}"
                                .formatted(!category.equals("BROWSER"), category, reason, impact));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"USERAGENT,' '", "USERAGENT,", "USER_IPADDRESS,unknown", "USER_IPADDRESS,"})
    void withoutUserAgentOrAddressNothingIsSaid(AtomicField field, String value)
            throws InvalidJson {
        var fields = new HashMap<>(BROWSER);
        fields.put(field, value);

        assertThat(enrichment().enrich(Events.with(fields))).isEqualTo(Addition.NONE);
    }

    @Test
    void patternsThatAreStillActiveThenCount() throws InvalidJson {
        var fields = new HashMap<>(BROWSER);
        fields.put(AtomicField.USERAGENT, "Mozilla oldcrawler");
        fields.put(AtomicField.DERIVED_TSTAMP, "2019-06-29 23:59:59.999");

        assertThat(enrichment().enrich(Events.with(fields)).contexts())
                .singleElement()
                .asString()
                .contains("\"ACTIVE_SPIDER_OR_ROBOT\"");
    }

    @Test
    void everyFileThatIsNotThereIsNamedAtStart() {
        assertThatThrownBy(() -> enrichment("file:///no/such/folder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "ipFile: ",
                        "/no/such/folder/ip_exclude_current_cidr.txt",
                        "includeUseragentFile: ",
                        "/no/such/folder/include_current.txt",
                        "excludeUseragentFile: ",
                        "/no/such/folder/exclude_current.txt");
    }

    private static IabEnrichment enrichment() throws InvalidJson {
        return enrichment(TestData.path("enrich/fixtures").toUri().toString());
    }

    private static IabEnrichment enrichment(String folder) throws InvalidJson {
        var data =
                """
                {"parameters":{
                  "ipFile":{"uri":"%1$s","database":"ip_exclude_current_cidr.txt"},
                  "excludeUseragentFile":{"uri":"%1$s","database":"exclude_current.txt"},
                  "includeUseragentFile":{"uri":"%1$s","database":"include_current.txt"},
                  "includeUseragents":["OUR-monitor"],
                  "excludeUseragents":["our-TEST"]}}
                """
                        .formatted(folder);
        return IabEnrichment.of(
                new EnrichmentConfig(CONFIG, Json.parse(data)),
                Facilities.of(EnrichmentSettings.DEFAULT));
    }
}
