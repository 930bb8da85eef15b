package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.referer.Referer;
import io.freshet.enricher.enrichment.referer.RefererDatabase;
import io.freshet.enricher.enrichment.referer.RefererEntry;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class RefererEnrichmentTest {

    private static final Facilities FACILITIES = Facilities.of(EnrichmentSettings.DEFAULT);
    private static final IgluClient IGLU = IgluClients.shipped();

    private static final RefererDatabase DATABASE =
            RefererDatabase.of(
                    List.of(
                            entry("search", "Engine", "engine.example", "engine"),
                            entry("social", "Network", "network.example", "network"),
                            entry("wiki", "Encyclopaedia", "wiki.example", "wiki"),
                            entry("unknown", "Engine", "docs.engine.example", "docs"),
                            entry("internal", "Own", "intranet.example", "own")));

    @AfterAll
    static void close() {
        FACILITIES.close();
    }

    @ParameterizedTest
    @CsvSource({
        "https://engine.example/?q=red+shoes,search,Engine,red shoes",
        "http://www.engine.example/?a=b,search,Engine,",
        "https://www.engine.example/?q=,search,Engine,",
        "https://www.engine.example,search,Engine,",
        "android-app://www.engine.example/?q=a%09b,search,Engine,a    b",
        "https://network.example/post?x=y,social,Network,",
        "https://wiki.example/?q=words,wiki,Encyclopaedia,words",
        "https://docs.engine.example/?q=words,unknown,,",
        "https://intranet.example/?q=words,internal,,",
        "https://nobody.example/?q=words,unknown,,",
        "https://shop.example/other,internal,,",
        "https://www.shop.example/,unknown,,",
        "https://partner.example/,internal,,",
        "https://www.partner.example/,unknown,,",
    })
    void referrerIsClassified(String address, String medium, String source, String term) {
        assertThat(fields(address))
                .containsEntry(AtomicField.REFR_MEDIUM, medium)
                .satisfies(
                        found -> assertThat(found.get(AtomicField.REFR_SOURCE)).isEqualTo(source))
                .satisfies(found -> assertThat(found.get(AtomicField.REFR_TERM)).isEqualTo(term));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://engine.example/",
        "HTTPS://engine.example/",
        "/relative",
        "mailto:ada@engine.example",
        "https://under_score.example/",
        "//engine.example/",
        "''",
    })
    void whatIsNoPageOfAHostSaysNothing(String address) {
        assertThat(fields(address)).isEmpty();
    }

    @Test
    void pageWithoutAddressHasNoInternalReferrer() {
        var event = Events.with(Map.of(AtomicField.PAGE_REFERRER, "https://shop.example/"));

        assertThat(Events.fields(enriched(event)))
                .containsEntry(AtomicField.REFR_MEDIUM, Referer.UNKNOWN);
    }

    @Test
    void utmSourceOfThePageNamesWhoMarkedTheLinkWhateverTheReferrer() throws InvalidJson {
        var addition = enriched(page("utm_medium=x&utm_source=network", "https://engine.example"));

        assertThat(Events.fields(addition)).containsEntry(AtomicField.REFR_SOURCE, "Engine");
        assertThat(addition.contexts())
                .containsExactly(utmReferrer("{\"source\":\"Network\",\"medium\":\"social\"}"));
        assertThat(IGLU.check(addition.contexts().get(0)))
                .isNotInstanceOf(IgluClient.Check.Invalid.class);
    }

    @Test
    void utmSourceCountsWithoutAReferrer() {
        assertThat(enriched(page("utm_source=network", null)).contexts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "utm_source=Network",
        "utm_source=network.example",
        "utm_source=%20network",
        "UTM_SOURCE=network",
        "utm_source=",
        "utm_source",
        "utm_source=network&utm_source=newsletter",
        "source=network",
    })
    void otherUtmSourcesSayNothing(String query) {
        assertThat(enriched(page(query, null)).contexts()).isEmpty();
    }

    @Test
    void newerDatabaseIsSeenByTheNextEvent() {
        var current = new AtomicReference<>(RefererDatabase.of(List.of()));
        var enrichment = new RefererEnrichment(current::get, Set.of());
        var event = referred("https://engine.example/");

        assertThat(Events.fields(enrichment.enrich(event)))
                .containsEntry(AtomicField.REFR_MEDIUM, Referer.UNKNOWN);
        current.set(DATABASE);
        assertThat(Events.fields(enrichment.enrich(event)))
                .containsEntry(AtomicField.REFR_SOURCE, "Engine");
    }

    @Test
    void embeddedDatabaseNeedsNoFileAndOwnEntriesWin() throws InvalidJson {
        var enrichment =
                configured(
                        "freshet:embedded",
                        "referers.yml",
                        """
                        {"search": {"Our engine": {"domains": ["search.shop.example"], "parameters": ["s"]}},
                         "chatbot": {"Our Google": {"domains": ["google.com"], "utm_sources": ["chatgpt.com"]}}}
                        """);

        assertThat(Events.fields(enrichment.enrich(referred("https://www.bing.com/?q=a"))))
                .containsEntry(AtomicField.REFR_SOURCE, "Bing")
                .containsEntry(AtomicField.REFR_TERM, "a");
        assertThat(Events.fields(enrichment.enrich(referred("https://search.shop.example/?s=b"))))
                .containsEntry(AtomicField.REFR_SOURCE, "Our engine")
                .containsEntry(AtomicField.REFR_TERM, "b");
        assertThat(Events.fields(enrichment.enrich(referred("https://www.google.com/?q=a"))))
                .containsEntry(AtomicField.REFR_SOURCE, "Our Google");
        assertThat(enrichment.enrich(page("utm_source=chatgpt.com", null)).contexts())
                .containsExactly(utmReferrer("{\"source\":\"Our Google\",\"medium\":\"chatbot\"}"));
    }

    @ParameterizedTest
    @CsvSource({"''", "/"})
    void fileIsFoundInItsFolder(String slash, @TempDir Path folder)
            throws IOException, InvalidJson {
        Files.writeString(folder.resolve("mine.yml"), "social: {Mine: {domains: [mine.example]}}");

        var uri = folder.toUri().toString().replaceAll("/+$", "") + slash;
        var enrichment = configured(uri, "mine.yml", "{}");

        assertThat(Events.fields(enrichment.enrich(referred("https://mine.example/"))))
                .containsEntry(AtomicField.REFR_SOURCE, "Mine");
    }

    @Test
    void databaseThatIsNoneIsRefusedInWords(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.json"), "{\"search\":{\"A\":{}}}");

        assertThatThrownBy(() -> configured(folder.toUri().toString(), "mine.json", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.json")
                .hasMessageContaining("search / A has no list named domains");
        assertThatThrownBy(() -> configured("freshet:embedded", "mine.json", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.json")
                .hasMessageContaining("referers.yml");
        assertThatThrownBy(() -> configured("http://a b/", "mine.json", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://a b/mine.json");
    }

    private static Map<AtomicField, String> fields(String referrer) {
        return Events.fields(enriched(referred(referrer)));
    }

    private static Addition enriched(Draft event) {
        return new RefererEnrichment(() -> DATABASE, Set.of("partner.example"))
                .enrich(withReferrerUrl(event));
    }

    private static Draft referred(String referrer) {
        return page("a=b", referrer);
    }

    /** A page of shop.example. */
    private static Draft page(String query, @Nullable String referrer) {
        var event =
                Events.with(
                        Map.of(
                                AtomicField.PAGE_URLHOST,
                                "shop.example",
                                AtomicField.PAGE_URLQUERY,
                                query));
        event.set(AtomicField.PAGE_REFERRER, referrer);
        return withReferrerUrl(event);
    }

    private static Draft withReferrerUrl(Draft event) {
        new ReferrerUrlStep()
                .enrich(event)
                .fields()
                .forEach(value -> event.set(value.field(), value.text()));
        return event;
    }

    private static RefererEnrichment configured(String uri, String file, String own)
            throws InvalidJson {
        var parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("uri", uri).put("database", file).putArray("internalDomains");
        parameters.set("referrers", Json.parse(own));
        var data = JsonNodeFactory.instance.objectNode();
        data.set("parameters", parameters);
        var key =
                SchemaKey.of("iglu:com.snowplowanalytics.snowplow/referer_parser/jsonschema/2-0-2");
        return RefererEnrichment.of(new EnrichmentConfig(key, data), FACILITIES);
    }

    private static SelfDescribing utmReferrer(String data) throws InvalidJson {
        return new SelfDescribing(
                SchemaKey.of("iglu:com.snowplowanalytics.snowplow/utm_referrer/jsonschema/1-0-0"),
                Json.parse(data));
    }

    private static RefererEntry entry(
            String medium, String source, String domain, String utmSource) {
        return new RefererEntry(
                new Referer(medium, source, Set.of("q")), List.of(domain), List.of(utmSource));
    }
}
