package io.freshet.enricher.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.Addition.Effect;
import io.freshet.enricher.enrichment.script.ScriptSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JavaScriptEnrichmentTest {

    private static final SchemaKey CONFIG =
            SchemaKey.of(
                    "iglu:com.snowplowanalytics.snowplow/javascript_script_config/jsonschema/1-0-1");
    private static final String ENTITY = "iglu:com.acme/note/jsonschema/1-0-0";

    @Test
    void whatAScriptReturnsIsAttachedInOrder() {
        var addition =
                run(
                        "return [1, 2].map(n => ({schema: '"
                                + ENTITY
                                + "', data: {n, u: undefined}}))");

        assertThat(addition.failures()).isEmpty();
        assertThat(addition.contexts())
                .extracting(entity -> entity.schema().toUri() + Json.print(entity.data()))
                .containsExactly(ENTITY + "{\"n\":1}", ENTITY + "{\"n\":2}");
        assertThat(addition.effect()).isEqualTo(Effect.ADDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return", "return null", "return undefined", "return []"})
    void aScriptNeedNotReturnAnything(String body) {
        var addition = run(body);

        assertThat(addition.contexts()).isEmpty();
        assertThat(addition.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return {a: 1, b: [], c: [1]}|Output of JavaScript function [{\\n  \"a\" : 1,\\n"
                        + "  \"b\" : [],\\n  \"c\" : [\\n    1\\n  ]\\n}] could be parsed as JSON"
                        + " but is not read as an array",
                "return 'x'|Output of JavaScript function [\"x\"] could be parsed as JSON but is not"
                        + " read as an array",
                "return [1, {}]|Resulting contexts are not self-desribing. Error(s): [error"
                        + " code:[INVALID_DATA_PAYLOAD],json:[1];error"
                        + " code:[INVALID_DATA_PAYLOAD],json:[{}]]",
                "throw 'boom'|Error during execution of JavaScript function: [boom in script at line"
                        + " number 2 at column number 1: throw 'boom']",
                "event.noSuch('x')|Error during execution of JavaScript function: [TypeError:"
                        + " event.noSuch is not a function in script at line number 2 at column"
                        + " number 1: event.noSuch('x')]",
                "null.x|Error during execution of JavaScript function: [TypeError: Cannot read"
                        + " property 'x' of null in script at line number 2 at column number 1:"
                        + " null.x]"
            })
    void whatGoesWrongIsAFailureOfTheEnrichment(String body, String words) {
        assertThat(failure(run(body))).isEqualTo(words.replace("\\n", "\n"));
    }

    @Test
    void aFailureNamesTheEnrichment() {
        assertThat(run("throw 1").failures().get(0).enrichment())
                .isEqualTo(new Failure.OfEnrichment.Source(CONFIG, "Javascript enrichment"));
    }

    @Test
    void aScriptWithoutProcessFailsWhenItIsCalled() {
        assertThat(failure(enrich("function other() {}", Events.with(Map.of()))))
                .isEqualTo(
                        "Error during execution of JavaScript function: [ReferenceError: process is"
                                + " not defined]");
    }

    @Test
    void changesBeforeAFailureAreKept() {
        var addition = run("event.setApp_id('changed'); throw 'boom'");

        assertThat(Events.fields(addition)).isEqualTo(Map.of(AtomicField.APP_ID, "changed"));
        assertThat(addition.failures()).hasSize(1);
    }

    @Test
    void aDroppedEventHasNeitherFieldsNorFailures() {
        var addition = run("event.setApp_id('x'); try { event.drop() } catch (e) {} throw 'later'");

        assertThat(addition)
                .isEqualTo(new Addition(List.of(), List.of(), List.of(), null, Effect.DROPS));
    }

    @Test
    void earlierEntitiesAreSeenAndCanBeReplaced() {
        var draft = Events.with(Map.of());
        draft.addDerived(List.of(entity("a"), entity("b")));
        var addition =
                enrich(
                        process(
                                "const all = JSON.parse(event.getDerived_contexts()).data;"
                                        + "event.eraseDerived_contexts();"
                                        + "return all.filter(e => e.data.note !== 'a')"),
                        draft);

        assertThat(addition.effect()).isEqualTo(Effect.REPLACES_CONTEXTS);
        assertThat(addition.contexts()).containsExactly(entity("b"));
    }

    @Test
    void parametersAndHeadersAreTheSecondAndThirdArgument() {
        var script =
                "function process(event, params, headers) { for (const h of headers) { const found ="
                        + " h.match(/x-token:(.+)/i); if (found) event.setApp_id(found[1].trim() +"
                        + " params.nested.n + headers.length) } }";
        var parameters = JsonNodeFactory.instance.objectNode();
        parameters.putObject("nested").put("n", 7);

        assertThat(
                        Events.fields(
                                enrich(
                                        script,
                                        parameters,
                                        Events.withHeaders("Host: a", "X-Token: secret"))))
                .isEqualTo(Map.of(AtomicField.APP_ID, "secret72"));
        assertThat(
                        Events.fields(
                                enrich(
                                        "function process(e, p) { e.setApp_id(JSON.stringify(p)) }",
                                        Events.with(Map.of()))))
                .isEqualTo(Map.of(AtomicField.APP_ID, "{}"));
    }

    @Test
    void scriptsThatAreNoJavaScriptAreRefusedWithTheirLines() {
        assertThatThrownBy(() -> make("let a = 1;\nlet b = ;\nlet c", ScriptSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SyntaxError")
                .hasMessageContaining("in script at line number 2 at column number 9")
                .hasMessageContaining("     1 | let a = 1;\n>    2 | let b = ;\n     3 | let c");
    }

    @Test
    void orTheirEventsFailWhereThatIsWanted() {
        try (var enrichment = make("let b = ;", ScriptSettings.DEFAULT.lenient())) {
            assertThat(failure(enrichment.enrich(Events.with(Map.of()))))
                    .startsWith("Error compiling JavaScript function: [SyntaxError")
                    .endsWith("let b = ;]");
        }
    }

    @Test
    void anEmptyScriptIsRefusedInTheWordsOfTheReference() {
        assertThatThrownBy(() -> make("", ScriptSettings.DEFAULT))
                .hasMessage("Provided script for JS enrichment is empty");
    }

    private static Addition run(String body) {
        return enrich(process(body), Events.with(Map.of(AtomicField.APP_ID, "shop")));
    }

    private static String process(String body) {
        return "function process(event) {\n" + body + "\n}";
    }

    private static Addition enrich(String script, Draft draft) {
        try (var enrichment = make(script, ScriptSettings.DEFAULT)) {
            return enrichment.enrich(draft);
        }
    }

    private static Addition enrich(String script, ObjectNode parameters, Draft draft) {
        try (var enrichment = make(script, parameters, ScriptSettings.DEFAULT)) {
            return enrichment.enrich(draft);
        }
    }

    private static JavaScriptEnrichment make(String script, ScriptSettings settings) {
        return make(script, null, settings);
    }

    private static JavaScriptEnrichment make(
            String script, @Nullable ObjectNode config, ScriptSettings settings) {
        var data = JsonNodeFactory.instance.objectNode();
        var parameters = data.putObject("parameters");
        parameters.put("script", Base64.getEncoder().encodeToString(script.getBytes(UTF_8)));
        if (config != null) {
            parameters.set("config", config);
        }
        return JavaScriptEnrichment.of(
                new EnrichmentConfig(CONFIG, data),
                Facilities.of(EnrichmentSettings.DEFAULT.with(settings)));
    }

    private static String failure(Addition addition) {
        assertThat(addition.failures()).hasSize(1);
        return ((Failure.Message) addition.failures().get(0).message()).error();
    }

    private static SelfDescribing entity(String note) {
        return new SelfDescribing(
                SchemaKey.of(ENTITY), JsonNodeFactory.instance.objectNode().put("note", note));
    }
}
