package io.freshet.enricher.enrichment.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.script.ScriptRun.End;
import io.freshet.event.atomic.AtomicField;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The event as the reference's bean: what it takes and gives was tried out on Nashorn 15.4 with
 * fields of the same Java types.
 */
class ScriptedEventTest {

    private static final Map<AtomicField, String> FIELDS =
            Map.of(
                    AtomicField.APP_ID, "shop",
                    AtomicField.TXN_ID, "12",
                    AtomicField.PAGE_URLPORT, "443",
                    AtomicField.BR_COOKIES, "1",
                    AtomicField.GEO_LATITUDE, "51.5142",
                    AtomicField.TR_TOTAL, "12.30",
                    AtomicField.CONTEXTS,
                            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\","
                                    + "\"data\":[]}");

    /** Evaluates whatever is given to it. */
    private static final ScriptRunner RUNNER =
            Scripts.runner(
                    "function process(event, params, headers) {"
                            + " return eval(event.getSe_label()) }",
                    ScriptSettings.DEFAULT);

    @AfterAll
    static void close() {
        RUNNER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "event.getApp_id()|\"shop\"",
                "event.app_id|\"shop\"",
                "event.getUser_id()|null",
                "event.getUser_id() === null|true",
                "event.getTxn_id()|\"12\"",
                "event.getPage_urlport()|443",
                "event.getPage_urlport() === 443|true",
                "event.getBr_cookies()|1",
                "event.getGeo_latitude()|51.514198303222656",
                "event.getTr_total()|12.30",
                "typeof event.getTr_total()|\"object\"",
                "event.getTr_total() + 1|13.3",
                "event.getTr_total() == 12.3|true",
                "event.getTr_total() > 12|true",
                "`${event.getTr_total()}`|\"12.30\"",
                "event.getTr_total().toFixed(1)|\"12.3\"",
                "({total: event.getTr_total(), list: [event.getTr_total()]})|{\"total\":12.30,\"list\":[12.30]}",
                "JSON.parse(event.getContexts()).data|[]",
                "event.getDerived_contexts()|null",
                "event.getUnstruct_event()|null",
                "'' + event|\"event\"",
                "JSON.parse(JSON.stringify(event)).app_id|\"shop\"",
                "Object.keys(event)|[]",
                "JSON.stringify([event.getTr_total()])|\"[12.3]\"",
            })
    void columnsAreReadAsTheirKindsOfValues(String expression, String json) {
        assertThat(run(expression).end()).isEqualTo(new End.Returned(json, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "event.setApp_id('x')|APP_ID|x",
                "event.setApp_id(5)|APP_ID|5",
                "event.setApp_id(1.5)|APP_ID|1.5",
                "event.setApp_id(true)|APP_ID|true",
                "event.setApp_id({})|APP_ID|[object Object]",
                "event.setApp_id([1, 2])|APP_ID|1,2",
                "event.setApp_id(undefined)|APP_ID|undefined",
                "event.setApp_id(null)|APP_ID|null",
                "event.app_id = 'x'|APP_ID|x",
                "event.setApp_id('a\\tb\\nc')|APP_ID|a    bc",
                "event.setPage_urlport(7)|PAGE_URLPORT|7",
                "event.setPage_urlport(7.5)|PAGE_URLPORT|7",
                "event.setPage_urlport('7')|PAGE_URLPORT|7",
                "event.setPage_urlport('x')|PAGE_URLPORT|0",
                "event.setPage_urlport(true)|PAGE_URLPORT|1",
                "event.setPage_urlport(2147483648)|PAGE_URLPORT|-2147483648",
                "event.setPage_urlport(event.getPage_urlport() / 2)|PAGE_URLPORT|221",
                "event.setPage_urlport(null)|PAGE_URLPORT|null",
                "event.setPage_urlport(undefined)|PAGE_URLPORT|null",
                "event.setBr_cookies(0)|BR_COOKIES|0",
                "event.setBr_cookies(true)|BR_COOKIES|1",
                "event.setBr_cookies('1')|BR_COOKIES|1",
                "event.setGeo_latitude(5)|GEO_LATITUDE|5.0",
                "event.setGeo_latitude('5.5')|GEO_LATITUDE|5.5",
                "event.setGeo_latitude(event.getGeo_latitude())|GEO_LATITUDE|51.5142",
                "event.setGeo_latitude(null)|GEO_LATITUDE|null",
                "event.setTr_tax(event.getTr_total())|TR_TAX|12.30",
                "event.setTr_tax(5)|TR_TAX|5",
                "event.setTr_tax(5.5)|TR_TAX|5.5",
                "event.setTr_tax('5.50')|TR_TAX|5.50",
                "event.setTr_tax(null)|TR_TAX|null",
            })
    void columnsTakeWhatTheReferenceTakes(
            String statement, AtomicField field, @Nullable String text) {
        var run = run(statement + "; null");

        assertThat(run.end()).isEqualTo(new End.Returned("null", false));
        assertThat(run.changes()).containsOnlyKeys(field).containsEntry(field, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event.setApp_id()|TypeError: setApp_id takes one value, not 0",
                "event.setApp_id('a', 'b')|TypeError: setApp_id takes one value, not 2",
                "event.setTr_tax(undefined)|TypeError: tr_tax cannot be set: undefined is no decimal"
                        + " number",
                "event.setTr_tax('x')|TypeError: tr_tax cannot be set: x is no decimal number",
                "event.setTr_tax(NaN)|TypeError: tr_tax cannot be set: NaN is no decimal number",
                "event.setTr_tax({})|TypeError: tr_tax cannot be set to [object Object]",
                "event.setTr_tax('1e999999')|TypeError: tr_tax cannot be set: a number has 330 digits"
                        + " at most",
                "event.setContexts('no')|TypeError: contexts cannot be set: it is no JSON",
                "event.setContexts('{}')|TypeError: contexts cannot be set: its data is no array",
                "event.setUnstruct_event('{\"data\":1}')|TypeError: unstruct_event cannot be set: not"
                        + " self-describing: 1",
            })
    void otherValuesAreErrorsOfTheScript(String statement, String words) {
        assertThat(((End.Failed) run(statement).end()).reason()).startsWith(words);
    }

    @Test
    void whatAScriptHasSetItReadsBack() {
        var run =
                run(
                        "event.setApp_id('x'); event.setUser_id(null); [event.getApp_id(), event.app_id]");

        assertThat(run.end()).isEqualTo(new End.Returned("[\"x\",\"x\"]", false));
    }

    @Test
    void derivedEntitiesCannotBeSet() {
        var run = run("event.setDerived_contexts('x'); null");

        assertThat(run.changes()).isEmpty();
    }

    @Test
    void entitiesAreWrittenInOneLine() {
        var run =
                run(
                        "event.setContexts(JSON.stringify({schema:"
                                + " 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1', data:"
                                + " [{schema: 'iglu:com.acme/a/jsonschema/1-0-0', data: {n: 1.50}}]}, null,"
                                + " 2)); null");

        assertThat(run.changes().get(AtomicField.CONTEXTS))
                .isEqualTo(
                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\","
                                + "\"data\":[{\"schema\":\"iglu:com.acme/a/jsonschema/1-0-0\","
                                + "\"data\":{\"n\":1.5}}]}");
    }

    @Test
    void everyColumnHasBothMethods() {
        for (var field : AtomicField.all()) {
            var name = field.column();
            var bean = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            assertThat(run("[typeof event.get" + bean + ", typeof event.set" + bean + "]").end())
                    .isEqualTo(new End.Returned("[\"function\",\"function\"]", false));
        }
    }

    private static ScriptRun run(String code) {
        var event = Scripts.event(FIELDS);
        event.set(AtomicField.SE_LABEL, code);
        return RUNNER.run(event);
    }
}
