package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpLookupsEnrichmentTest {

    private static final String SCHEMA =
            "iglu:com.snowplowanalytics.snowplow/ip_lookups/jsonschema/";

    private final Facilities facilities = Facilities.of(EnrichmentSettings.DEFAULT);

    @TempDir private Path folder;

    @BeforeEach
    void copyDatabases() throws IOException {
        try (var files = Files.list(TestData.path("enrich/fixtures/mmdb"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace("-Test", "");
                Files.copy(file, folder.resolve(name));
            }
        }
    }

    @AfterEach
    void close() {
        facilities.close();
    }

    @Test
    void everyDatabaseAddsItsPart() throws InvalidJson {
        var enrichment =
                configured(
                        "2-0-1",
                        "geo",
                        "GeoIP2-City",
                        "isp",
                        "GeoIP2-ISP",
                        "domain",
                        "GeoIP2-Domain",
                        "connectionType",
                        "GeoIP2-Connection-Type");

        assertThat(fields(enrichment, "216.160.83.57"))
                .containsEntry(AtomicField.GEO_COUNTRY, "US")
                .containsEntry(AtomicField.GEO_REGION, "WA")
                .containsEntry(AtomicField.GEO_REGION_NAME, "Washington")
                .containsEntry(AtomicField.GEO_CITY, "Milton")
                .containsEntry(AtomicField.GEO_ZIPCODE, "98354")
                .containsEntry(AtomicField.GEO_LATITUDE, "47.2513")
                .containsEntry(AtomicField.GEO_LONGITUDE, "-122.3149")
                .containsEntry(AtomicField.GEO_TIMEZONE, "America/Los_Angeles");
        assertThat(fields(enrichment, "1.128.0.9"))
                .containsEntry(AtomicField.IP_ISP, "Telstra Internet")
                .containsEntry(AtomicField.IP_ORGANIZATION, "Telstra Internet");
        assertThat(fields(enrichment, "1.2.0.1"))
                .containsEntry(AtomicField.IP_DOMAIN, "maxmind.com");
        assertThat(fields(enrichment, "1.0.0.1"))
                .containsEntry(AtomicField.IP_NETSPEED, "Cable/DSL");
    }

    @Test
    void theNetworkOfTheIspDatabaseIsAnEntityFromVersion201On() throws InvalidJson {
        var newer = configured("2-0-1", "isp", "GeoIP2-ISP");
        var older = configured("2-0-0", "isp", "GeoIP2-ISP");

        assertThat(networks(newer, "1.128.0.9"))
                .isEqualTo("{\"number\":1221,\"organization\":\"Telstra Pty Ltd\"}");
        assertThat(newer.notices()).isEmpty();
        assertThat(networks(older, "1.128.0.9")).isEmpty();
        assertThat(older.notices()).singleElement().asString().contains("2-0-1");
    }

    @Test
    void theAsnDatabaseIsAskedWhereTheOtherKnowsNoNetwork() throws InvalidJson {
        var enrichment = configured("2-0-1", "isp", "GeoIP2-ISP", "asn", "GeoLite2-ASN");

        assertThat(networks(enrichment, "1.0.0.1"))
                .isEqualTo("{\"number\":15169,\"organization\":\"Google Inc.\"}");
        assertThat(networks(enrichment, "12.81.96.1")).contains("\"number\":7018");
        assertThat(networks(enrichment, "10.0.0.1")).isEmpty();
    }

    @Test
    void whatIsNoAddressChangesNothing() throws InvalidJson {
        var enrichment = configured("2-0-1", "geo", "GeoIP2-City");

        assertThat(fields(enrichment, "localhost")).isEmpty();
        assertThat(enrichment.enrich(Events.of(Map.of()))).isEqualTo(Addition.NONE);
    }

    @Test
    void allDatabasesThatCannotBeUsedAreNamed() throws IOException {
        Files.delete(folder.resolve("GeoIP2-City.mmdb"));
        Files.writeString(folder.resolve("GeoIP2-ISP.mmdb"), "<html>");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured("2-0-0", "geo", "GeoIP2-City", "isp", "GeoIP2-ISP"))
                .withMessageContaining("geo: the asset file:")
                .withMessageContaining("there is no such file")
                .withMessageContaining("isp: the asset file:")
                .withMessageContaining("no MaxMind DB file");
    }

    private IpLookupsEnrichment configured(String version, String... databases) throws InvalidJson {
        var json = new StringBuilder("{\"parameters\":{");
        for (int i = 0; i < databases.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append(
                            "\"%s\":{\"database\":\"%s.mmdb\",\"uri\":\"%s\"}"
                                    .formatted(databases[i], databases[i + 1], folder.toUri()));
        }
        var data = Json.parse(json.append("}}").toString());
        var config = new EnrichmentConfig(SchemaKey.of(SCHEMA + version), data);
        return IpLookupsEnrichment.of(config, facilities);
    }

    private static Map<AtomicField, String> fields(Enrichment enrichment, String address) {
        return Events.fields(enrich(enrichment, address));
    }

    private static String networks(Enrichment enrichment, String address) {
        var entities = enrich(enrichment, address).contexts();
        return entities.isEmpty() ? "" : Json.print(entities.get(0).data());
    }

    private static Addition enrich(Enrichment enrichment, String address) {
        return enrichment.enrich(Events.with(Map.of(AtomicField.USER_IPADDRESS, address)));
    }
}
