package io.freshet.enricher.pipeline;

import io.freshet.enricher.adapter.Adapters;
import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.Enrichments;
import io.freshet.enricher.entity.EntityValidation;
import io.freshet.enricher.failed.FailedEvent;
import io.freshet.enricher.limit.AtomicLimits;
import io.freshet.enricher.limit.PrintedRow;
import io.freshet.enricher.limit.RecordLimit;
import io.freshet.enricher.mapping.ParameterMapping;
import io.freshet.enricher.request.RequestReader;
import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event's way from the bytes of a record to an enriched line, from top to bottom. Pure but for
 * schemas and look-ups, which are given. Thread-safe.
 */
public final class EventPipeline {

    private final PipelineSettings settings;
    private final String configFingerprint;
    private final RequestReader requests;
    private final Adapters adapters;
    private final List<Step> steps;
    private final AtomicLimits limits;
    private final FailedEvent failedEvent;
    private final RecordLimit recordLimit;

    /**
     * Puts the steps together.
     *
     * @param iglu where the schemas are
     * @param configured what the enrichment configurations ask for
     */
    public EventPipeline(
            PipelineSettings settings, IgluClient iglu, ConfiguredEnrichments configured) {
        var processor = settings.processor();
        var clock = settings.clock();
        var flags = settings.flags();
        this.settings = settings;
        this.configFingerprint = configured.fingerprint();
        this.requests = new RequestReader(processor, clock, flags.tryBase64Decoding());
        this.adapters =
                new Adapters(iglu, processor, clock, settings.webhooks(), settings.adapters());
        this.limits = new AtomicLimits(settings.limits(), flags.acceptInvalid(), processor, clock);
        this.steps =
                List.of(
                        new ParameterMapping(processor, clock, settings.eventIds())::map, // 9
                        new EntityValidation(iglu, processor, clock)::validate, // 10
                        enrichments(iglu, configured)::run, // 11
                        limits::check); // 12
        this.failedEvent = new FailedEvent(processor, clock);
        this.recordLimit = new RecordLimit(settings.maxRecordBytes(), processor, clock);
    }

    private Enrichments enrichments(IgluClient iglu, ConfiguredEnrichments configured) {
        return new Enrichments(
                configured,
                settings.flags().legacyEnrichmentOrder(),
                iglu,
                settings.processor(),
                settings.clock());
    }

    /** Tells the enrichment configuration in force from others. */
    public String configFingerprint() {
        return configFingerprint;
    }

    /**
     * Takes one record of raw good all the way: one outcome for each event in it, in order, or for
     * each thing that is wrong with the record. The numbers are the steps of an event's way
     * (docs/concepts/one-event.md).
     */
    public List<EventOutcome> process(byte[] record) {
        var outcomes = new ArrayList<EventOutcome>();
        for (var request : requests.read(record)) { // 7
            var found = request.then(adapters::toRawEvents); // 8
            if (found instanceof Outcome.Good<List<RawEvent>> events) {
                events.value().forEach(event -> outcomes.add(enrich(event)));
            } else {
                outcomes.add(bad(((Outcome.Bad<List<RawEvent>>) found).row()));
            }
        }
        return outcomes;
    }

    private EventOutcome enrich(RawEvent raw) {
        var draft = new Draft(raw, settings.failedEvents());
        BadRow refusal = null;
        for (var step : steps) { // 9 to 12
            var row = step.take(draft).orElse(null);
            if (draft.isDropped()) {
                return EventOutcome.Dropped.BY_SCRIPT;
            }
            refusal = refusal == null ? row : refusal;
            if (refusal != null && !draft.isSalvaged()) {
                return bad(refusal);
            }
        }
        return refusal == null ? encode(draft) : failed(refusal, draft); // 13
    }

    private EventOutcome encode(Draft draft) {
        var line = line(draft.finish(), draft.schemas(), limits.isWithin(draft));
        return recordLimit
                .violation(line.bytes())
                .map(this::bad)
                .orElseGet(() -> new EventOutcome.Good(line, pii(draft)));
    }

    private EventOutcome failed(BadRow row, Draft draft) {
        failedEvent.finish(draft);
        var line = line(draft.finish(), FailedEvent.schemas(draft), limits.fits(draft));
        return bad(row, line);
    }

    private static @Nullable EnrichedLine pii(Draft draft) {
        var pii = draft.piiEvent();
        return pii == null ? null : line(pii.event(), pii.schemas(), true);
    }

    private static EnrichedLine line(
            EnrichedEvent event, List<SchemaKey> schemas, boolean withinLimits) {
        return new EnrichedLine(event, EnrichedTsv.encodeBytes(event), schemas, withinLimits);
    }

    private EventOutcome bad(BadRow row) {
        return bad(row, null);
    }

    private EventOutcome bad(BadRow row, @Nullable EnrichedLine failed) {
        var printed = recordLimit.fit(row);
        return new EventOutcome.Bad(printed.row(), printed.json(), failed);
    }

    /**
     * The row that takes the place of a value that its topic would not take.
     *
     * @param maxBytes what it might have had
     */
    public PrintedRow oversized(byte[] value, int maxBytes) {
        var limit = new RecordLimit(Math.max(1, maxBytes), settings.processor(), settings.clock());
        return limit.violation(value).map(limit::fit).orElseThrow();
    }

    /**
     * What becomes of a record that met a defect of ours: whoever calls {@link #process} catches
     * the defect, tells people of it, and goes on with this.
     */
    public EventOutcome poisoned(byte[] record, Throwable defect) {
        var trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        return bad(
                new BadRow.GenericError(
                        settings.processor(),
                        settings.clock().instant(),
                        List.of(trace.toString()),
                        Base64.getEncoder().encodeToString(record)));
    }

    /** Whether a second line of an event may be written: nothing takes the place of one. */
    public boolean isTooLarge(EnrichedLine line) {
        return recordLimit.violation(line.bytes()).isPresent();
    }

    /** Takes an event one step on; what comes back takes its place in the bad topic. */
    private interface Step {

        Optional<BadRow> take(Draft draft);
    }
}
