package io.freshet.enricher.fuzz;

import io.freshet.enricher.adapter.Adapters;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.pipeline.PipelineSettings.Flags;
import io.freshet.enricher.request.RequestReader;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClients;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the bytes of a record are: nothing is thrown, each event in it comes out once, as an
 * enriched line or as a bad row, and both can be read by those who read them next.
 */
final class EventClaims {

    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-21T09:10:11.123Z");
    private static final Processor PROCESSOR = new Processor("freshet-enricher", "0.1.0");

    /** Rules of their schemas that bad rows break in the reference, too. */
    private static final Set<String> LENIENT = Set.of("maxLength", "dateTime");

    private static final Set<String> COLLECTOR =
            Set.of("$.payload.raw.loaderName", "$.payload.collector");

    static final EventClaims SHARED = new EventClaims(ConfiguredEnrichments.NONE);

    private static final int LONGEST_TOLD = 2_000;

    private final IgluClient iglu = IgluClients.shipped();
    private final List<Setting> settings;

    private EventClaims(ConfiguredEnrichments enrichments) {
        settings =
                List.of(
                        new Setting(
                                Flags.NONE,
                                PipelineSettings.DEFAULT_MAX_RECORD_BYTES,
                                false,
                                enrichments),
                        new Setting(new Flags(true, true, true), 4_000, true, enrichments));
    }

    /** The same of events that enrichments add to. */
    static EventClaims with(ConfiguredEnrichments enrichments) {
        return new EventClaims(enrichments);
    }

    /** One way to run the enricher. */
    private final class Setting {

        private final int maxBytes;
        private final RequestReader requests;
        private final Adapters adapters;
        private final EventPipeline pipeline;

        Setting(
                Flags flags,
                int maxBytes,
                boolean failedEvents,
                ConfiguredEnrichments enrichments) {
            this.maxBytes = maxBytes;
            requests = new RequestReader(PROCESSOR, CLOCK, flags.tryBase64Decoding());
            var pipelineSettings =
                    new PipelineSettings(PROCESSOR, flags, maxBytes, CLOCK, () -> new UUID(1, 2))
                            .withFailedEvents(failedEvents);
            adapters =
                    new Adapters(
                            iglu,
                            PROCESSOR,
                            CLOCK,
                            pipelineSettings.webhooks(),
                            pipelineSettings.adapters());
            pipeline = new EventPipeline(pipelineSettings, iglu, enrichments);
        }

        /** How many events, or faults instead of events, stand in a record. */
        int countIn(byte[] record) {
            return requests.read(record).stream()
                    .mapToInt(
                            request ->
                                    request.then(adapters::toRawEvents)
                                            .<Integer>fold(List::size, row -> 1))
                    .sum();
        }
    }

    /**
     * Takes a record through the pipeline in each setting.
     *
     * @throws AssertionError when something that must be true is not
     */
    void check(byte[] record) {
        for (var setting : settings) {
            var outcomes = setting.pipeline.process(record);
            var expected = setting.countIn(record);
            claim(outcomes.size() == expected, "%d events became %d", expected, outcomes.size());
            for (var outcome : outcomes) {
                if (outcome instanceof EventOutcome.Good good) {
                    checkLine(good.line(), setting.maxBytes);
                    checkSecond(good.pii());
                } else if (outcome instanceof EventOutcome.Bad bad) {
                    checkRow(bad.row(), setting.maxBytes);
                    checkSecond(bad.failed());
                } else {
                    claim(false, "%s although no script runs", outcome);
                }
            }
        }
    }

    private static void checkSecond(@Nullable EnrichedLine line) {
        if (line != null) {
            checkLine(line, Integer.MAX_VALUE);
        }
    }

    private static void checkLine(EnrichedLine line, int maxBytes) {
        var tsv = line.tsv();
        var cells = tsv.split("\t", -1);
        claim(cells.length == AtomicField.COUNT, "%d columns in %s", cells.length, tsv);
        claim(tsv.indexOf('\n') < 0 && tsv.indexOf('\r') < 0, "a line end in %s", tsv);
        claim(bytes(tsv) <= maxBytes, "a line of %d bytes", bytes(tsv));
        for (var field : AtomicField.all()) {
            var cell = cells[field.ordinal()];
            if (field.kind() == AtomicField.Kind.ENTITIES && !cell.isEmpty()) {
                claim(json(cell).isObject(), "%s is %s", field.column(), cell);
            }
        }
    }

    private void checkRow(BadRow row, int maxBytes) {
        var text = BadRowJson.print(row);
        claim(bytes(text) <= Math.max(maxBytes, 10_000), "a row of %d bytes", bytes(text));
        var envelope = SelfDescribing.parse(json(text));
        claim(envelope.value().isPresent(), "no self-describing row: %s", text);
        if (iglu.check(envelope.value().orElseThrow()) instanceof Check.Invalid invalid) {
            claim(isLenient(invalid.error()), "%s for the row %s", invalid.error(), text);
        }
    }

    /**
     * Where a collector left out its name, the reference makes no row at all. A text that is too
     * long makes other forms of a message, which lack other keys, be told of as well. JSON that is
     * refused for its many levels stands in the row.
     */
    private static boolean isLenient(JsonNode error) {
        return error.path("dataReports")
                .valueStream()
                .anyMatch(
                        report ->
                                report.path("keyword").isNull()
                                        || LENIENT.contains(report.path("keyword").asString(""))
                                        || COLLECTOR.contains(report.path("path").asString("")));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void claim(boolean isTrue, String problem, Object... details) {
        if (!isTrue) {
            var told = problem.formatted(details);
            throw new AssertionError(told.substring(0, Math.min(told.length(), LONGEST_TOLD)));
        }
    }
}
