package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.vectors.RecordedDatabase;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SqlQueryEnrichmentTest {

    private static final String BY_USER = "{'placeholder':1,'pojo':{'field':'user_id'}}";
    private static final String LEVELS =
            "select level, n from sql_levels where level <= cast(? as int) order by level";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void tables() {
        RecordedDatabase.execute(
                "drop table if exists sql_levels",
                "create table sql_levels(level int, n numeric)",
                "insert into sql_levels values(1, 1.50), (2, 2.50)");
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) {
            resource.close();
        }
    }

    @ParameterizedTest(name = "{0} {1}, rows: {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    AT_MOST_ONE   | ALL_ROWS  | 0 |
                    AT_MOST_ONE   | ALL_ROWS  | 1 | {"level":1,"n":1.50}
                    AT_MOST_ONE   | EVERY_ROW | 1 | {"level":1,"n":1.50}
                    AT_MOST_ONE   | ALL_ROWS  | 2 | !at most one row was expected
                    EXACTLY_ONE   | ALL_ROWS  | 1 | {"level":1,"n":1.50}
                    EXACTLY_ONE   | ALL_ROWS  | 0 | !exactly one row was expected
                    EXACTLY_ONE   | EVERY_ROW | 2 | !exactly one row was expected
                    AT_LEAST_ZERO | ALL_ROWS  | 0 | []
                    AT_LEAST_ZERO | ALL_ROWS  | 1 | [{"level":1,"n":1.50}]
                    AT_LEAST_ZERO | EVERY_ROW | 0 |
                    AT_LEAST_ZERO | EVERY_ROW | 2 | {"level":1,"n":1.50} {"level":2,"n":2.50}
                    AT_LEAST_ONE  | ALL_ROWS  | 2 | [{"level":1,"n":1.50},{"level":2,"n":2.50}]
                    AT_LEAST_ONE  | EVERY_ROW | 1 | {"level":1,"n":1.50}
                    AT_LEAST_ONE  | EVERY_ROW | 0 | !at least one row was expected. 0 given instead
                    """)
    void rowsBecomeEntitiesAsAskedFor(
            String expectedRows, String describes, String rows, String expected) {
        var enrichment = made(config(BY_USER, LEVELS, expectedRows, describes, ""));

        var addition = enrichment.enrich(user(rows));

        if (expected != null && expected.startsWith("!")) {
            assertThat(messages(addition))
                    .containsExactly(
                            "Error while executing the sql lookup",
                            "SQL Query Enrichment: " + expected.substring(1));
            assertThat(addition.contexts()).isEmpty();
        } else {
            assertThat(addition.failures()).isEmpty();
            assertThat(String.join(" ", entities(addition)))
                    .isEqualTo(expected == null ? "" : expected);
        }
    }

    @Test
    void lastInputWithAValueCounts() {
        var inSession =
                "{'placeholder':1,'json':{'field':'contexts','schemaCriterion':"
                        + "'iglu:com.acme/session/jsonschema/1-*-*','jsonPath':'$.level'}}";
        var enrichment = made(manyRows(BY_USER + "," + inSession, LEVELS));
        var event = user("2");

        assertThat(entities(enrichment.enrich(event))).hasSize(2);
        event.setValidated(List.of(session("{\"level\":1}")), null, List.of());
        assertThat(entities(enrichment.enrich(event))).hasSize(1);
        event.setValidated(List.of(session("{\"level\":null}")), null, List.of());
        assertThat(entities(enrichment.enrich(event))).hasSize(2);
    }

    @Test
    void nothingIsAskedForAnEventThatLacksAValue() {
        var second = ",{'placeholder':2,'pojo':{'field':'app_id'}}";
        var sql = "select 1 as n where ? = '1' and ? = 'shop'";
        var enrichment = made(manyRows(BY_USER + second, sql));
        var complete = user("1");
        complete.set(AtomicField.APP_ID, "shop");
        var secondAlone = Events.with(Map.of(AtomicField.APP_ID, "shop"));

        assertThat(entities(enrichment.enrich(complete))).containsExactly("{\"n\":1}");
        assertThat(enrichment.enrich(user("1"))).isEqualTo(Addition.NONE);
        assertThat(enrichment.enrich(secondAlone)).isEqualTo(Addition.NONE);
        assertThat(enrichment.enrich(Events.with(Map.of()))).isEqualTo(Addition.NONE);
    }

    @Test
    void queryWithoutInputsIsAskedForEveryEvent() {
        var enrichment = made(manyRows("", "select 42 as n"));

        assertThat(entities(enrichment.enrich(Events.with(Map.of()))))
                .containsExactly("{\"n\":42}");
    }

    @Test
    void inputThatCannotBeIsToldAtStartAndFailsEachEvent() {
        var enrichment =
                made(manyRows("{'placeholder':1,'pojo':{'field':'no_such'}}", "select ?::text"));

        assertThat(enrichment.notices())
                .containsExactly("placeholder 1: the event has no column no_such");
        assertThat(messages(enrichment.enrich(user("1"))))
                .containsExactly(
                        "Error while building the map of placeholders",
                        "NonEmptyList(SQL Query enrichment: SQL Query Enrichment: Wrong POJO"
                                + " input field was specified)");
    }

    @Test
    void failuresAreSignedAndMayBeIgnored() {
        var bad = "select nope from sql_levels where level = cast(? as int)";
        var strict = made(manyRows(BY_USER, bad));
        var lenient =
                made(config(BY_USER, bad, "AT_LEAST_ZERO", "EVERY_ROW", ",'ignoreOnError':true"));

        var failed = strict.enrich(user("1"));

        assertThat(messages(failed)).hasSize(2).element(1).asString().contains("\"nope\"");
        assertThat(failed.failures())
                .allSatisfy(
                        failure ->
                                assertThat(failure.enrichment().identifier())
                                        .isEqualTo("sql-query"));
        assertThat(lenient.enrich(user("1"))).isEqualTo(Addition.NONE);
    }

    @Test
    void rowsAreRemembered() {
        RecordedDatabase.execute(
                "drop table if exists sql_remembered",
                "create table sql_remembered as select '1' id, 'old' t");
        var enrichment = made(manyRows(BY_USER, "select t from sql_remembered where id = ?"));

        assertThat(entities(enrichment.enrich(user("1")))).containsExactly("{\"t\":\"old\"}");
        RecordedDatabase.execute("update sql_remembered set t = 'new'");
        assertThat(entities(enrichment.enrich(user("1")))).containsExactly("{\"t\":\"old\"}");
        assertThat(entities(enrichment.enrich(user("2")))).isEmpty();
    }

    @Test
    void questionIsAskedAheadAndNotWaitedFor() {
        var enrichment = made(manyRows(BY_USER, LEVELS));
        var event = user("2");

        enrichment.prepare(event);

        assertThat(entities(enrichment.enrich(event))).hasSize(2);
        assertThat(enrichment.prepare(user("2"))).isTrue();
        assertThat(enrichment.prepare(Events.with(Map.of()))).isTrue();
    }

    @Test
    void databaseThatIsAwayStopsNoStartAndFailsTheEvent() {
        var away =
                manyRows(BY_USER, "select ?::text")
                        .replace("'port':" + RecordedDatabase.port(), "'port':1");

        var messages = messages(made(away).enrich(user("1")));

        assertThat(messages)
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("postgresql://127.0.0.1:1/postgres: no connection")
                .contains("refused")
                .doesNotContain("sesame");
    }

    @Test
    void thereMayBeSeveral() {
        var facilities = Facilities.of(EnrichmentSettings.DEFAULT);
        opened.add(facilities);

        var loaded =
                EnrichmentConfigs.of(
                        List.of(complete("select 1 as n"), complete("select 2 as n")),
                        IgluClients.shipped(),
                        facilities);

        assertThat(loaded.errors()).isEmpty();
        opened.add(0, loaded.enrichments().orElseThrow());
        assertThat(loaded.enrichments().get().byStep().get(EnrichmentStep.SQL_QUERY))
                .flatExtracting(sql -> entities(sql.enrich(user("1"))))
                .containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    private static JsonNode complete(String sql) {
        return json(
                """
                {'schema':'iglu:com.snowplowanalytics.snowplow.enrichments/\
                sql_query_enrichment_config/jsonschema/1-0-1','data':{'enabled':true,
                'vendor':'com.snowplowanalytics.snowplow.enrichments',
                'name':'sql_query_enrichment_config',"""
                        + manyRows("", sql).substring(1)
                        + "}");
    }

    @Test
    void configurationThatCannotBeIsRefused() {
        assertThatThrownBy(() -> made(manyRows(BY_USER, LEVELS).replace("AT_LEAST_ZERO", "SOME")))
                .hasMessage(
                        "output.expectedRows must be one of [EXACTLY_ONE, AT_MOST_ONE,"
                                + " AT_LEAST_ZERO, AT_LEAST_ONE]");
        assertThatThrownBy(() -> made(manyRows(BY_USER, LEVELS).replace("postgresql", "oracle")))
                .hasMessage("database must be one of postgresql, mysql");
    }

    private SqlQueryEnrichment made(String config) {
        var facilities = Facilities.of(EnrichmentSettings.DEFAULT);
        opened.add(facilities);
        var enrichment =
                SqlQueryEnrichment.of(
                        new EnrichmentConfig(
                                SchemaKey.of("iglu:com.acme/sql/jsonschema/1-0-0"), json(config)),
                        facilities);
        opened.add(0, enrichment);
        return enrichment;
    }

    private static String manyRows(String inputs, String sql) {
        return config(inputs, sql, "AT_LEAST_ZERO", "EVERY_ROW", "");
    }

    private static String config(
            String inputs, String sql, String expectedRows, String describes, String more) {
        return """
               {'parameters':{'inputs':[%s],'database':{'postgresql':{'host':'127.0.0.1','port':%d,
               'sslMode':false,'username':'postgres','password':'sesame','database':'postgres'}},
               'query':{'sql':"%s"},'output':{'expectedRows':'%s','json':{
               'schema':'iglu:com.acme/row/jsonschema/1-0-0','describes':'%s',
               'propertyNames':'AS_IS'}},'cache':{'size':10,'ttl':60}%s}}"""
                .formatted(
                        inputs,
                        RecordedDatabase.port(),
                        sql.replace('\'', '\u0001'),
                        expectedRows,
                        describes,
                        more);
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.replace('\'', '"').replace('\u0001', '\''));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static Draft user(String id) {
        return Events.with(Map.of(AtomicField.USER_ID, id));
    }

    private static SelfDescribing session(String data) {
        return new SelfDescribing(
                SchemaKey.of("iglu:com.acme/session/jsonschema/1-0-0"), json(data));
    }

    private static List<String> entities(Addition addition) {
        return addition.contexts().stream().map(entity -> Json.print(entity.data())).toList();
    }

    private static List<String> messages(Addition addition) {
        return addition.failures().stream()
                .map(failure -> ((Failure.Message) failure.message()).error())
                .toList();
    }
}
