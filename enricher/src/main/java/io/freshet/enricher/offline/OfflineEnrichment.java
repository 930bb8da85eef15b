package io.freshet.enricher.offline;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The enricher without Kafka: a line in, a line out. A line is the base64 of a collector payload,
 * or {@code {"id","thrift_b64","enrichments":[…],"flags":{…}}} whose enrichments and flags replace
 * the run's; in place of {@code thrift_b64} there may be a {@code request} as a person writes it.
 * The answer is {@code {"id","good":[TSV],"bad":[row],"pii":[TSV],"failed":[TSV]}}, with {@code
 * "dropped":n} where events were, {@code {"id","config_errors":[…]}} where the line's enrichments
 * cannot be used, or {@code {"id","error"}} where the line itself cannot be read. Not thread-safe.
 */
public final class OfflineEnrichment implements AutoCloseable {

    /** Pipelines are costly to make and lines tend to repeat their configuration. */
    private static final int PIPELINES_KEPT = 64;

    private final IgluClient iglu;
    private final Facilities facilities;
    private final PipelineSettings settings;
    private final LineForm form;
    private final EventPipeline ownPipeline;
    private final ConfiguredEnrichments ownEnrichments;
    private final Map<OfflineLine.Setup, Made> pipelines =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<OfflineLine.Setup, Made> eldest) {
                    boolean isLeaving = size() > PIPELINES_KEPT;
                    if (isLeaving) {
                        eldest.getValue().close();
                    }
                    return isLeaving;
                }
            };

    /**
     * A run.
     *
     * @param facilities what the enrichments of lines are made with
     * @param enrichments for lines that bring none of their own
     * @param settings for lines that bring no flags of their own
     * @param form how events are shown
     */
    public OfflineEnrichment(
            IgluClient iglu,
            Facilities facilities,
            ConfiguredEnrichments enrichments,
            PipelineSettings settings,
            LineForm form) {
        this.iglu = iglu;
        this.facilities = facilities;
        this.settings = settings;
        this.form = form;
        this.ownEnrichments = enrichments;
        this.ownPipeline = new EventPipeline(settings, iglu, enrichments);
    }

    /** Answers one line, without line end; never throws on what the line says. */
    public String answer(String line) {
        var read = OfflineLine.read(line, settings.clock());
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", read.id());
        if (read.error() != null) {
            answer.put("error", read.error());
        } else {
            var made = pipeline(read.setup());
            if (made.pipeline() == null) {
                var errors = answer.putArray("config_errors");
                made.errors().forEach(errors::add);
            } else {
                enrich(made.pipeline(), read.record(), answer);
            }
        }
        return Json.print(answer);
    }

    private void enrich(EventPipeline pipeline, byte[] record, ObjectNode answer) {
        var good = answer.putArray("good");
        var bad = answer.putArray("bad");
        var pii = answer.putArray("pii");
        var failed = answer.putArray("failed");
        var dropped = 0;
        for (var outcome : process(pipeline, record)) {
            if (outcome instanceof EventOutcome.Good enriched) {
                good.add(form.of(enriched.line()));
                add(enriched.pii(), pii);
            } else if (outcome instanceof EventOutcome.Bad rejected) {
                add(rejected.json(), bad);
                add(rejected.failed(), failed);
            } else {
                dropped++;
            }
        }
        if (dropped > 0) {
            answer.put("dropped", dropped);
        }
    }

    private void add(@Nullable EnrichedLine line, ArrayNode lines) {
        if (line != null) {
            lines.add(form.of(line));
        }
    }

    private static List<EventOutcome> process(EventPipeline pipeline, byte[] record) {
        try {
            return pipeline.process(record);
        } catch (RuntimeException | StackOverflowError defect) {
            return List.of(pipeline.poisoned(record, defect));
        }
    }

    private static void add(byte[] row, ArrayNode rows) {
        try {
            rows.add(Json.parse(row));
        } catch (InvalidJson impossible) {
            throw new IllegalStateException("a bad row was printed that is no JSON", impossible);
        }
    }

    /** Lets go of the enrichments that lines brought. */
    @Override
    public void close() {
        pipelines.values().forEach(Made::close);
        pipelines.clear();
    }

    private Made pipeline(OfflineLine.Setup setup) {
        return setup.isEmpty()
                ? new Made(ownPipeline)
                : pipelines.computeIfAbsent(setup, this::make);
    }

    private Made make(OfflineLine.Setup setup) {
        var own = setup.settings(settings);
        var configs = setup.enrichments();
        if (configs == null) {
            return new Made(new EventPipeline(own, iglu, ownEnrichments));
        }
        // One answer for each line: what is wrong with a script is told by its events.
        var lenient = facilities.with(facilities.settings().withLenientScripts());
        var loaded = EnrichmentConfigs.of(nodes(configs), iglu, lenient);
        return loaded.enrichments()
                .map(made -> new Made(new EventPipeline(own, iglu, made), made, List.of()))
                .orElseGet(() -> new Made(null, ConfiguredEnrichments.NONE, loaded.errors()));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return array.valueStream().toList();
    }
}
