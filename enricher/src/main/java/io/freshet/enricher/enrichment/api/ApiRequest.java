package io.freshet.enricher.enrichment.api;

import com.github.benmanes.caffeine.cache.Ticker;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.lookup.Answer;
import io.freshet.enricher.enrichment.lookup.LookupPlan;
import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.enricher.enrichment.lookup.Lookups;
import io.freshet.event.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks one API about events. Thread-safe. */
public final class ApiRequest implements AutoCloseable {

    private final ApiInputs inputs;
    private final HttpApi api;
    private final ApiOutputs outputs;
    private final Lookups<ApiCall, ApiAnswer> lookups;

    private ApiRequest(
            ApiInputs inputs,
            HttpApi api,
            ApiOutputs outputs,
            Lookups<ApiCall, ApiAnswer> lookups) {
        this.inputs = inputs;
        this.api = api;
        this.outputs = outputs;
        this.lookups = lookups;
    }

    /**
     * Reads a configuration.
     *
     * @param name of the enrichment, in metrics
     * @param parameters {@code inputs}, {@code api}, {@code outputs} and {@code cache}
     * @param ticker tells how long answers hold
     * @throws IllegalArgumentException when something cannot be
     */
    public static ApiRequest of(
            String name,
            JsonNode parameters,
            LookupSettings settings,
            MeterRegistry meters,
            Ticker ticker) {
        var api = HttpApi.of(parameters.path("api").path("http"));
        var outputs = ApiOutputs.of(parameters.path("outputs"));
        var inputs = ApiInputs.of(parameters.path("inputs"));
        var plan = LookupPlan.of(name, api.server(), api.timeout(), parameters.path("cache"));
        var client =
                new ApiClient(api, outputs, settings.bearerTokens(), settings.maxAnswerBytes());
        return new ApiRequest(
                inputs, api, outputs, new Lookups<>(plan, settings, meters, ticker, client));
    }

    /** What a person should know about the configuration. */
    public List<String> notices() {
        var notices = new ArrayList<>(inputs.failures());
        if (!api.template().isFilledBy(inputs.keys())) {
            notices.add(
                    "the uri "
                            + api.template().text()
                            + " has a place that no input fills, so it is never asked");
        }
        notices.addAll(outputs.notices());
        return notices;
    }

    /** Starts to ask; see {@link Lookups#prepare}. */
    public boolean prepare(DraftView event) {
        return call(event).map(call -> lookups.prepare(event, call)).orElse(true);
    }

    /** The answer for an event; nothing where it lacks something to ask with. */
    public ApiAnswer ask(DraftView event) {
        var impossible = inputs.failures();
        if (!impossible.isEmpty()) {
            return new ApiAnswer(List.of(), impossible);
        }
        return call(event)
                .map(call -> lookups.answer(event, call))
                .map(this::answer)
                .orElse(new ApiAnswer(List.of(), List.of()));
    }

    private ApiAnswer answer(Answer<ApiAnswer> answer) {
        if (answer instanceof Answer.Given<ApiAnswer> given) {
            return given.value();
        }
        // Snowplow: each output fails for itself.
        var why = ((Answer.None<ApiAnswer>) answer).why().reason();
        return new ApiAnswer(List.of(), Collections.nCopies(outputs.size(), why));
    }

    private Optional<ApiCall> call(DraftView event) {
        if (!api.template().isFilledBy(inputs.keys())) {
            return Optional.empty();
        }
        return inputs.values(event)
                .map(
                        values ->
                                new ApiCall(
                                        api.template().fill(values),
                                        api.hasBody() ? body(values) : null));
    }

    private static String body(Map<String, String> values) {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return Json.print(json);
    }

    /** As {@link Lookups#longestStall}. */
    public Duration longestStall() {
        return lookups.longestStall();
    }

    @Override
    public void close() {
        lookups.close();
    }
}
