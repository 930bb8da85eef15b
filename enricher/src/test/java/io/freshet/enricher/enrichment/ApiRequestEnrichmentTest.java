package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.api.FaultyServer;
import io.freshet.enricher.enrichment.api.FaultyServer.Mode;
import io.freshet.enricher.enrichment.lookup.FakeTicker;
import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class ApiRequestEnrichmentTest {

    private static final Duration BACKOFF = Duration.ofSeconds(5);
    private static final int THRESHOLD = 3;
    private static final int HANGING_MILLIS = 150;

    private final FakeTicker ticker = new FakeTicker();
    private final FaultyServer server = FaultyServer.start(Mode.WELL);
    private final List<AutoCloseable> made = new ArrayList<>(List.of(server));

    private int timeoutMillis = 20_000;
    private Map<String, String> bearerTokens = Map.of();

    @AfterEach
    void close() throws Exception {
        for (var closeable : made) {
            closeable.close();
        }
    }

    @Test
    void theAnswerBecomesAnEntityWithItsNumbersAsTheyAre() {
        var addition = enrich(enrichment(uri("/users/{{user}}"), "GET"), "ada");

        assertThat(addition.contexts())
                .extracting(entity -> entity.schema().toUri() + Json.print(entity.data()))
                .containsExactly(
                        "iglu:com.acme/user/jsonschema/1-0-0{\"name\":\"Ada é\",\"n\":1.50}");
    }

    @Test
    void answersAreReadInTheEncodingThatTheyName() {
        server.set(Mode.LATIN);
        var addition = enrich(enrichment(uri("/"), "GET"), "ada");
        assertThat(addition.contexts().get(0).data().path("name").asString()).isEqualTo("Ada é");
    }

    @Test
    void aRequestIsMadeAsTheReferenceMakesIt() {
        enrich(enrichment(uri("/users/{{user}}/{{ user }}?a=b"), "GET"), "ü 1/&");

        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("GET /users/%C3%BC+1%2F%26/%C3%BC+1%2F%26?a=b HTTP/1.1\r\n")
                .containsIgnoringCase("content-type: application/json\r\n")
                .containsIgnoringCase("accept: */*\r\n")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("upgrade")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT"})
    void allInputsAreTheBodyOfMethodsThatHaveOne(String method) {
        enrich(enrichment(uri("/{{user}}"), method), "a \"b\"");
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith(method + " /a+%22b%22 HTTP/1.1")
                .endsWith("\r\n\r\n{\"user\":\"a \\\"b\\\"\"}");
    }

    @Test
    void usersAndTokensAreNamedToTheServer() {
        var config = config(uri("/"), "GET");
        ((ObjectNode) config.at("/parameters/api/http/authentication"))
                .putObject("httpBasic")
                .put("username", "me")
                .put("password", "päss");
        enrich(enrichment(config), "ada");
        bearerTokens = Map.of("127.0.0.1:" + server.port(), "t0ken", "other.example", "no");
        enrich(enrichment(uri("/"), "GET"), "ada");

        assertThat(server.requests().get(0))
                .containsIgnoringCase("authorization: Basic bWU6cMOkc3M=");
        assertThat(server.requests().get(1)).containsIgnoringCase("authorization: Bearer t0ken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.text | a+b",
                "$.number | 1.50",
                "$.flag | true",
                "$.nothing | null",
                "$.list | 1%2Ca%2Cfalse",
                "$.object | %7B%22k%22%3A1%7D",
                "$.missing | ''",
            })
    void valuesOfEntitiesAreWrittenAsText(String path, String written) throws InvalidJson {
        var config = config(uri("/p-{{user}}-"), "GET");
        ((ObjectNode) config.at("/parameters/inputs/0")).remove("pojo");
        ((ObjectNode) config.at("/parameters/inputs/0"))
                .putObject("json")
                .put("field", "contexts")
                .put("schemaCriterion", "iglu:com.acme/profile/jsonschema/1-*-*")
                .put("jsonPath", path);
        var event = Events.with(Map.of());
        event.setValidated(
                List.of(
                        new SelfDescribing(
                                SchemaKey.of("iglu:com.acme/profile/jsonschema/1-0-3"),
                                Json.parse(
                                        """
                                        {"text":"a b","number":1.50,"flag":true,"nothing":null,
                                        "list":[1,"a",false],"object":{"k":1}}"""))),
                null,
                List.of());

        enrichment(config).enrich(event);

        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("GET /p-" + written + "- ");
    }

    @Test
    void anEventWithoutAValueIsNotAskedAbout() {
        var enrichment = enrichment(uri("/{{user}}"), "GET");
        assertThat(enrichment.enrich(Events.with(Map.of()))).isEqualTo(Addition.NONE);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aPlaceThatNothingFillsIsToldAtStartAndNeverAsked() {
        var enrichment = enrichment(uri("/{{user}}/{{other}}"), "GET");

        assertThat(enrichment.notices()).singleElement().asString().contains("never asked");
        assertThat(enrich(enrichment, "ada")).isEqualTo(Addition.NONE);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anUnknownColumnFailsEveryEventAndIsToldAtStart() {
        var config = config(uri("/{{user}}"), "GET");
        ((ObjectNode) config.at("/parameters/inputs/0/pojo")).put("field", "no_such");
        var enrichment = enrichment(config);

        var words = "Error accessing POJO input field [user]: [the event has no column no_such]";
        assertThat(enrichment.notices()).containsExactly(words);
        assertThat(failures(enrich(enrichment, "ada"))).containsExactly(words);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "LATIN"})
    void everyFaultIsAFailureInBoundedTimeWithWords(Mode fault) {
        server.set(fault);
        timeoutMillis = fault == Mode.HANGS || fault == Mode.DRIPS ? HANGING_MILLIS : 20_000;
        var host = "127.0.0.1:" + server.port();

        var failures = failures(enrich(enrichment(uri("/x"), "POST"), "ada"));

        assertThat(failures)
                .singleElement()
                .asString()
                .contains(
                        switch (fault) {
                            case HANGS, DRIPS -> host + ": no answer within 150 ms";
                            case STATUS_500 -> "Request failed with status 500";
                            case REDIRECTS -> "Request failed with status 302";
                            case RESETS, CUTS, SPEAKS_NO_HTTP -> host + ": the connection broke";
                            case NO_JSON -> "expected json value got '<html>'";
                            case EMPTY -> "exhausted input";
                            case OTHER_JSON ->
                                    "API Request enrichment:Value not found Error: no values were"
                                            + " found by JSON Path [$.record] in [{\"record\":[]}]";
                            case IS_HUGE -> host + ": the answer is longer than 1048576 bytes";
                            case WELL, LATIN -> throw new IllegalStateException();
                        });
        assertThat(server.requests()).as("no redirect is followed").hasSize(1);
    }

    @Test
    void aRefusedConnectionIsAFailure() {
        var enrichment = enrichment(uri("/"), "GET");
        server.close();
        assertThat(failures(enrich(enrichment, "ada"))).containsExactly("Connection refused");
    }

    @Test
    void anUnknownHostAndAnAddressThatIsNoneAreFailures() {
        assertThat(failures(enrich(enrichment("http://no-such-host.invalid/", "GET"), "ada")))
                .containsExactly("no-such-host.invalid: unknown host");
        assertThat(failures(enrich(enrichment("http://x y/", "GET"), "ada")))
                .singleElement()
                .asString()
                .startsWith("uri [http://x y/] is not valid: ");
        assertThat(failures(enrich(enrichment("ftp://x/", "GET"), "ada")))
                .singleElement()
                .asString()
                .startsWith("uri [ftp://x/] is not valid: ");
    }

    @Test
    void eachOutputFailsForItself() {
        var config = config(uri("/"), "GET");
        var outputs = config.at("/parameters/outputs");
        ((ArrayNode) outputs).add(outputs.get(0).deepCopy());
        server.set(Mode.STATUS_500);

        assertThat(failures(enrich(enrichment(config), "ada")))
                .containsExactly(
                        "Request failed with status 500", "Request failed with status 500");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"HANGS", "STATUS_500", "NO_JSON", "OTHER_JSON"})
    void failuresAreDroppedWhereTheyAreToBeIgnored(Mode fault) {
        server.set(fault);
        timeoutMillis = HANGING_MILLIS;
        var config = config(uri("/"), "GET");
        ((ObjectNode) config.path("parameters")).put("ignoreOnError", true);

        assertThat(enrich(enrichment(config), "ada")).isEqualTo(Addition.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"HANGS", "STATUS_500", "RESETS", "CUTS"})
    void aServerInTroubleIsLeftAloneAndUsedAgainWhenItIsBack(Mode fault) {
        server.set(fault);
        // The same time-out has to be enough for a good answer later, on a busy machine, too.
        timeoutMillis = fault == Mode.HANGS ? 2_000 : 20_000;
        var enrichment = enrichment(uri("/{{user}}"), "POST");

        for (int i = 0; i < 50; i++) {
            assertThat(failures(enrich(enrichment, "user" + i))).hasSize(1);
        }
        assertThat(server.requests()).hasSize(THRESHOLD);
        assertThat(failures(enrich(enrichment, "more")))
                .singleElement()
                .asString()
                .startsWith("127.0.0.1:" + server.port() + ": not asked for 5000 ms at a time");

        server.set(Mode.WELL);
        ticker.advance(BACKOFF);
        for (int i = 0; i < 10; i++) {
            assertThat(enrich(enrichment, "back" + i).contexts()).hasSize(1);
        }
    }

    @Test
    void whatWasAnsweredServesOnWhenTheServerIsAway() {
        var enrichment = enrichment(uri("/{{user}}"), "GET");
        enrich(enrichment, "ada");
        server.close();
        ticker.advance(Duration.ofHours(2));

        assertThat(enrich(enrichment, "ada").contexts()).hasSize(1);
        assertThat(failures(enrich(enrichment, "bob"))).containsExactly("Connection refused");
    }

    @Test
    void eventsThatWaitTogetherAreAskedAboutTogether() {
        var enrichment = enrichment(uri("/{{user}}"), "GET");
        var events = new ArrayList<Draft>();
        for (int i = 0; i < 200; i++) {
            events.add(Events.with(Map.of(AtomicField.USER_ID, "user" + i % 40)));
        }

        events.forEach(enrichment::prepare);

        assertThat(events).allSatisfy(e -> assertThat(enrichment.enrich(e).contexts()).hasSize(1));
        assertThat(server.requests()).hasSize(40);
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private ObjectNode config(String uri, String method) {
        try {
            return (ObjectNode)
                    Json.parse(
                            """
                            {"name":"api_request_enrichment_config","enabled":true,"parameters":{
                              "inputs":[{"key":"user","pojo":{"field":"user_id"}}],
                              "api":{"http":{"method":"%s","uri":"%s","timeout":%d,
                                             "authentication":{}}},
                              "outputs":[{"schema":"iglu:com.acme/user/jsonschema/1-0-0",
                                          "json":{"jsonPath":"$.record"}}],
                              "cache":{"size":100,"ttl":60}}}"""
                                    .formatted(method, uri, timeoutMillis));
        } catch (InvalidJson e) {
            throw new IllegalStateException(e);
        }
    }

    private ApiRequestEnrichment enrichment(String uri, String method) {
        return enrichment(config(uri, method));
    }

    private ApiRequestEnrichment enrichment(JsonNode config) {
        var lookups =
                LookupSettings.DEFAULT
                        .withBreaker(THRESHOLD, BACKOFF)
                        .withApis(LookupSettings.DEFAULT.maxAnswerBytes(), bearerTokens);
        var facilities = Facilities.of(EnrichmentSettings.DEFAULT.with(lookups));
        var schema =
                SchemaKey.of(
                        "iglu:com.snowplowanalytics.snowplow.enrichments/"
                                + "api_request_enrichment_config/jsonschema/1-0-2");
        var enrichment =
                ApiRequestEnrichment.of(new EnrichmentConfig(schema, config), facilities, ticker);
        made.add(enrichment);
        made.add(facilities);
        return enrichment;
    }

    private static Addition enrich(ApiRequestEnrichment enrichment, String user) {
        return enrichment.enrich(Events.with(Map.of(AtomicField.USER_ID, user)));
    }

    private static List<String> failures(Addition addition) {
        assertThat(addition.contexts()).isEmpty();
        return addition.failures().stream()
                .map(failure -> ((Failure.Message) failure.message()).error())
                .toList();
    }
}
