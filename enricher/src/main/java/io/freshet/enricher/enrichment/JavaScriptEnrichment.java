package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.Addition.Effect;
import io.freshet.enricher.enrichment.script.Script;
import io.freshet.enricher.enrichment.script.ScriptMetrics;
import io.freshet.enricher.enrichment.script.ScriptRun;
import io.freshet.enricher.enrichment.script.ScriptRun.End;
import io.freshet.enricher.enrichment.script.ScriptRunner;
import io.freshet.enricher.enrichment.script.Spaces2;
import io.freshet.enricher.mapping.LenientBase64;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Gives each event to a script of the user's own, which may change its fields, attach entities, and
 * drop it.
 *
 * @param runner runs the script
 * @param source signs its failures
 */
public record JavaScriptEnrichment(ScriptRunner runner, OfEnrichment.Source source)
        implements Enrichment {

    private static final String IDENTIFIER = "Javascript enrichment";

    /** Reads {@code javascript_script_config} 1-0-*. */
    static JavaScriptEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var text = LenientBase64.decodeText(config.parameters().path("script").asString());
        if (text.isEmpty()) {
            throw new RefusedConfig("Provided script for JS enrichment is empty");
        }
        var given = config.parameters().path("config");
        var parameters = given.isObject() ? given : JsonNodeFactory.instance.objectNode();
        return new JavaScriptEnrichment(
                new ScriptRunner(
                        new Script(text, Json.print(parameters)),
                        facilities.settings().scripts(),
                        new ScriptMetrics(facilities.meters()),
                        facilities.clock()),
                new OfEnrichment.Source(config.schema(), IDENTIFIER));
    }

    @Override
    public Addition enrich(DraftView event) {
        var run = runner.run(event);
        if (run.end() instanceof End.Returned returned) {
            return returned(run, returned);
        }
        if (run.end() instanceof End.Failed failed) {
            return failed(
                    run,
                    "Error during execution of JavaScript function: [" + failed.reason() + "]");
        }
        if (run.end() instanceof End.Invalid invalid) {
            return failed(run, "Error compiling JavaScript function: [" + invalid.reason() + "]");
        }
        return new Addition(List.of(), List.of(), List.of(), null, Effect.DROPS);
    }

    @Override
    public boolean isShownEntities() {
        return true;
    }

    private Addition returned(ScriptRun run, End.Returned returned) {
        var effect = returned.erases() ? Effect.REPLACES_CONTEXTS : Effect.ADDS;
        var json = returned.json();
        if (json == null || json.equals("null")) {
            return new Addition(fields(run), List.of(), List.of(), null, effect);
        }
        try {
            return entities(run, Json.parse(json), effect);
        } catch (InvalidJson e) {
            return failed(
                    run,
                    "Could not parse output JSON of Javascript function. Error: ["
                            + e.getMessage()
                            + "]");
        }
    }

    private Addition entities(ScriptRun run, JsonNode output, Effect effect) {
        if (!output.isArray()) {
            return failed(
                    run,
                    "Output of JavaScript function ["
                            + Spaces2.print(output)
                            + "] could be parsed as JSON but is not read as an array");
        }
        var entities = new ArrayList<SelfDescribing>();
        var errors = new ArrayList<String>();
        for (var element : output) {
            var parsed = SelfDescribing.parse(element);
            parsed.value()
                    .ifPresentOrElse(
                            entities::add,
                            () ->
                                    errors.add(
                                            "error code:[%s],json:[%s]"
                                                    .formatted(
                                                            parsed.error(), Json.print(element))));
        }
        return errors.isEmpty()
                ? new Addition(fields(run), entities, List.of(), null, effect)
                : failed(
                        run,
                        "Resulting contexts are not self-desribing. Error(s): ["
                                + String.join(";", errors)
                                + "]");
    }

    private Addition failed(ScriptRun run, String words) {
        return new Addition(
                fields(run),
                List.of(),
                List.of(new OfEnrichment(source, new Failure.Message(words))));
    }

    private static List<Addition.FieldValue> fields(ScriptRun run) {
        var fields = new ArrayList<Addition.FieldValue>();
        run.changes().forEach((field, text) -> fields.add(new Addition.FieldValue(field, text)));
        return fields;
    }

    @Override
    public void close() {
        runner.close();
    }
}
