package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.timing.Lap;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.IgluClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class EnrichmentsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void laterEntitiesStandBeforeEarlierOnes() {
        var draft =
                good(
                        run(
                                Map.of(
                                        EnrichmentStep.COOKIES, adding("a"),
                                        EnrichmentStep.HTTP_HEADERS, adding("b"))));

        assertThat(draft.get(AtomicField.DERIVED_CONTEXTS))
                .startsWith(
                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\"")
                .matches(".*\"b\".*\"a\".*");
    }

    @Test
    void failuresAreGatheredNewestFirst() {
        var row =
                bad(
                        run(
                                Map.of(
                                        EnrichmentStep.COOKIES, failing("a"),
                                        EnrichmentStep.HTTP_HEADERS, failing("b"))));

        assertThat(row.messages())
                .extracting(message -> ((Failure.Message) message.message()).error())
                .containsExactly("b", "a");
    }

    @Test
    void entityThatItsSchemaRefusesIsAFailureSignedByTheCheck() {
        var row = bad(run(Map.of(EnrichmentStep.COOKIES, event -> entity(null))));

        var message = row.messages().get(0);
        assertThat(message.enrichment())
                .isEqualTo(
                        new Failure.OfEnrichment.Source(
                                SchemaKey.of("iglu:org.ietf/http_cookie/jsonschema/1-0-0"),
                                "enrichments-contexts-validation"));
        assertThat(message.message()).isInstanceOf(Failure.Iglu.class);
    }

    @Test
    void addressIsMaskedOnlyWhenAllOthersHaveSeenIt() {
        var seen = new String[1];
        var draft =
                good(
                        run(
                                Map.of(
                                        EnrichmentStep.ANON_IP,
                                        new AnonIpEnrichment(4, 8),
                                        EnrichmentStep.IP_LOOKUPS,
                                        event -> {
                                            seen[0] = event.get(AtomicField.USER_IPADDRESS);
                                            return Addition.NONE;
                                        })));

        assertThat(seen[0]).isEqualTo("203.0.113.9");
        assertThat(draft.get(AtomicField.USER_IPADDRESS)).isEqualTo("x.x.x.x");
    }

    @Test
    void ofADroppedEventNothingIsToldAndNothingMoreIsAsked() {
        var asked = new ArrayList<String>();
        var draft =
                good(
                        run(
                                Map.of(
                                        EnrichmentStep.COOKIES,
                                        failing("before"),
                                        EnrichmentStep.JAVASCRIPT,
                                        event -> effect(Addition.Effect.DROPS),
                                        EnrichmentStep.SQL_QUERY,
                                        event -> {
                                            asked.add("after");
                                            return Addition.NONE;
                                        })));

        assertThat(draft.isDropped()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void entitiesThatReplaceOthersStandAlone() {
        var draft =
                good(
                        run(
                                Map.of(
                                        EnrichmentStep.COOKIES,
                                        adding("a"),
                                        EnrichmentStep.JAVASCRIPT,
                                        event -> effect(Addition.Effect.REPLACES_CONTEXTS),
                                        EnrichmentStep.SQL_QUERY,
                                        adding("b"))));

        assertThat(draft.derivedContexts())
                .singleElement()
                .extracting(entity -> entity.data().path("name").asString())
                .isEqualTo("b");
    }

    private static Addition effect(Addition.Effect effect) {
        return new Addition(List.of(), List.of(), List.of(), null, effect);
    }

    @Test
    void serversAreAskedBeforeAnyAnswerIsWaitedFor() {
        var log = new ArrayList<String>();
        var enrichments =
                enrichments(
                        Map.of(
                                EnrichmentStep.COOKIES, logging("cookies", log),
                                EnrichmentStep.SQL_QUERY, asking("sql", false, log),
                                EnrichmentStep.API_REQUEST, asking("api", false, log)));

        var run = enrichments.begin(pageView(), Lap.UNTIMED);

        assertThat(run.waits()).isTrue();
        assertThat(log).containsExactly("cookies", "ask sql", "ask api");

        log.clear();
        var row = enrichments.finish(run);

        assertThat(row).isEmpty();
        assertThat(log).containsExactly("sql", "api");
    }

    @Test
    void anEventWhoseAnswersAreThereDoesNotWait() {
        var log = new ArrayList<String>();
        var enrichments =
                enrichments(
                        Map.of(
                                EnrichmentStep.CURRENCY, asking("rates", true, log),
                                EnrichmentStep.COOKIES, logging("cookies", log),
                                EnrichmentStep.SQL_QUERY, asking("sql", true, log)));

        var run = enrichments.begin(pageView(), Lap.UNTIMED);

        assertThat(run.waits()).isFalse();
        assertThat(log).containsExactly("ask rates", "rates", "cookies", "ask sql", "sql");
    }

    @Test
    void nothingIsAskedForAnEventThatIsDropped() {
        var log = new ArrayList<String>();
        var enrichments =
                enrichments(
                        Map.of(
                                EnrichmentStep.JAVASCRIPT,
                                event -> effect(Addition.Effect.DROPS),
                                EnrichmentStep.SQL_QUERY,
                                asking("sql", false, log)));

        var run = enrichments.begin(pageView(), Lap.UNTIMED);

        assertThat(run.waits()).isFalse();
        assertThat(enrichments.finish(run)).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void whatFailsBeforeAndAfterTheWaitIsGathered() {
        var log = new ArrayList<String>();
        var enrichments =
                enrichments(
                        Map.of(
                                EnrichmentStep.COOKIES, failing("a"),
                                EnrichmentStep.SQL_QUERY, asking("sql", false, log),
                                EnrichmentStep.API_REQUEST, failing("b")));

        var row = enrichments.finish(enrichments.begin(pageView(), Lap.UNTIMED)).orElseThrow();

        assertThat(((BadRow.EnrichmentFailures) row).messages())
                .extracting(message -> ((Failure.Message) message.message()).error())
                .containsExactly("b", "a");
    }

    @Test
    void onlySomeEnrichmentsAskServers() {
        assertThat(enrichments(Map.of(EnrichmentStep.JAVASCRIPT, adding("a"))).asksServers())
                .isFalse();
        assertThat(enrichments(Map.of(EnrichmentStep.CURRENCY, adding("a"))).asksServers())
                .isTrue();
    }

    private static Enrichment logging(String name, List<String> log) {
        return event -> {
            log.add(name);
            return Addition.NONE;
        };
    }

    /** Asks a server whose answer is there at once, or not before somebody waits for it. */
    private static Enrichment asking(String name, boolean isReady, List<String> log) {
        return new Enrichment() {
            @Override
            public boolean prepare(DraftView event) {
                log.add("ask " + name);
                return isReady;
            }

            @Override
            public Addition enrich(DraftView event) {
                log.add(name);
                return Addition.NONE;
            }
        };
    }

    private static Outcome<Draft> run(Map<EnrichmentStep, Enrichment> configured) {
        var draft = pageView();
        var enrichments = enrichments(configured);
        return enrichments
                .finish(enrichments.begin(draft, Lap.UNTIMED))
                .<Outcome<Draft>>map(Outcome.Bad::new)
                .orElseGet(() -> new Outcome.Good<>(draft));
    }

    private static Draft pageView() {
        return Events.with(
                Map.of(
                        AtomicField.EVENT, "page_view",
                        AtomicField.V_COLLECTOR, "test-collector",
                        AtomicField.USER_IPADDRESS, "203.0.113.9"));
    }

    private static Enrichments enrichments(Map<EnrichmentStep, Enrichment> configured) {
        return new Enrichments(
                new ConfiguredEnrichments(
                        configured.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                entry -> List.of(entry.getValue()))),
                        List.of(),
                        ""),
                false,
                IgluClients.shipped(),
                new Processor("test", "1.0.0"),
                () -> NOW);
    }

    private static Enrichment adding(String cookie) {
        return event -> entity(cookie);
    }

    /** A cookie; one without name is not valid. */
    private static Addition entity(@Nullable String cookie) {
        var data = JsonNodeFactory.instance.objectNode();
        if (cookie != null) {
            data.put("name", cookie).putNull("value");
        }
        var key = SchemaKey.of("iglu:org.ietf/http_cookie/jsonschema/1-0-0");
        return new Addition(List.of(), List.of(new SelfDescribing(key, data)), List.of());
    }

    private static Enrichment failing(String words) {
        return event -> Addition.failure(new Failure.Message(words));
    }

    private static Draft good(Outcome<Draft> outcome) {
        return outcome.fold(
                draft -> draft,
                row -> {
                    throw new AssertionError("bad row " + row);
                });
    }

    private static BadRow.EnrichmentFailures bad(Outcome<Draft> outcome) {
        return outcome.fold(
                draft -> {
                    throw new AssertionError("no bad row");
                },
                row -> (BadRow.EnrichmentFailures) row);
    }
}
