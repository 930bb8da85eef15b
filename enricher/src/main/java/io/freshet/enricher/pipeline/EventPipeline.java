package io.freshet.enricher.pipeline;

import io.freshet.enricher.adapter.Adapters;
import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentRun;
import io.freshet.enricher.enrichment.Enrichments;
import io.freshet.enricher.enrichment.Witness;
import io.freshet.enricher.entity.EntityValidation;
import io.freshet.enricher.failed.FailedEvent;
import io.freshet.enricher.limit.AtomicLimits;
import io.freshet.enricher.limit.PrintedRow;
import io.freshet.enricher.limit.RecordLimit;
import io.freshet.enricher.mapping.ParameterMapping;
import io.freshet.enricher.request.RequestReader;
import io.freshet.enricher.timing.Lap;
import io.freshet.enricher.timing.StageTimes;
import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event's way from the bytes of a record to an enriched line, from top to bottom; in one go, or
 * in two, so that events whose enrichments ask servers can wait together. Pure but for schemas and
 * look-ups, which are given. Thread-safe.
 */
public final class EventPipeline {

    private final PipelineSettings settings;
    private final String configFingerprint;
    private final RequestReader requests;
    private final Adapters adapters;
    private final ParameterMapping mapping;
    private final EntityValidation validation;
    private final Enrichments enrichments;
    private final AtomicLimits limits;
    private final FailedEvent failedEvent;
    private final RecordLimit recordLimit;
    private final StageTimes times;

    /** Puts the steps together; how long they take is of no interest. */
    public EventPipeline(
            PipelineSettings settings, IgluClient iglu, ConfiguredEnrichments configured) {
        this(settings, iglu, configured, StageTimes.NONE);
    }

    /**
     * Puts the steps together.
     *
     * @param iglu where the schemas are
     * @param configured what the enrichment configurations ask for
     * @param times how long they take
     */
    public EventPipeline(
            PipelineSettings settings,
            IgluClient iglu,
            ConfiguredEnrichments configured,
            StageTimes times) {
        var processor = settings.processor();
        var clock = settings.clock();
        var flags = settings.flags();
        this.settings = settings;
        this.configFingerprint = configured.fingerprint();
        this.requests = new RequestReader(processor, clock, flags.tryBase64Decoding());
        this.adapters =
                new Adapters(iglu, processor, clock, settings.webhooks(), settings.adapters());
        this.limits = new AtomicLimits(settings.limits(), flags.acceptInvalid(), processor, clock);
        this.mapping = new ParameterMapping(processor, clock, settings.eventIds());
        this.validation = new EntityValidation(iglu, processor, clock);
        this.enrichments =
                new Enrichments(configured, flags.legacyEnrichmentOrder(), iglu, processor, clock);
        this.failedEvent = new FailedEvent(processor, clock);
        this.recordLimit = new RecordLimit(settings.maxRecordBytes(), processor, clock);
        this.times = times;
    }

    /** Tells the enrichment configuration in force from others. */
    public String configFingerprint() {
        return configFingerprint;
    }

    /** Whether {@link #begin} may leave something for {@link #finish} to wait for. */
    public boolean asksServers() {
        return enrichments.asksServers();
    }

    /**
     * Takes one record of raw good all the way: one outcome for each event in it, in order, or for
     * each thing that is wrong with the record. The numbers are the steps of an event's way
     * (docs/concepts/one-event.md).
     */
    public List<EventOutcome> process(byte[] record) {
        return finish(begin(record));
    }

    /**
     * Takes one record as far as that is possible without waiting, and asks the servers that its
     * events will wait for.
     */
    public BegunRecord begin(byte[] record) {
        var lap = times.begin();
        var begun = new BegunRecord();
        var read = requests.read(record); // 7
        lap.done("decode");
        for (var request : read) {
            var found = request.then(adapters::toRawEvents); // 8
            lap.done("adapt");
            if (found instanceof Outcome.Good<List<RawEvent>> events) {
                events.value().forEach(event -> begin(event, begun, lap, null));
            } else {
                begun.add(bad(((Outcome.Bad<List<RawEvent>>) found).row()));
            }
        }
        return begun;
    }

    /**
     * Takes a record the rest of its way, and waits for answers where it must.
     *
     * @param begun finished by this, once
     */
    public List<EventOutcome> finish(BegunRecord begun) {
        return begun.outcomes(
                run -> {
                    run.lap().resume();
                    return finish(run);
                });
    }

    /**
     * Takes one event of a record all the way while somebody looks on; the others are left alone,
     * for no server shall be asked about them.
     *
     * @param index the event's place among the outcomes of {@link #process}
     * @param witness is told of each enrichment
     * @return empty where the record has no such event
     */
    public Optional<EventOutcome> process(byte[] record, int index, Witness witness) {
        var begun = new BegunRecord();
        var at = 0;
        for (var request : requests.read(record)) {
            var found = request.then(adapters::toRawEvents);
            if (found instanceof Outcome.Good<List<RawEvent>> events) {
                for (var event : events.value()) {
                    if (at++ == index) {
                        begin(event, begun, Lap.UNTIMED, witness);
                    }
                }
            } else if (at++ == index) {
                begun.add(bad(((Outcome.Bad<List<RawEvent>>) found).row()));
            }
        }
        return finish(begun).stream().findFirst();
    }

    private void begin(RawEvent raw, BegunRecord begun, Lap lap, @Nullable Witness witness) {
        var draft = new Draft(raw, settings.failedEvents());
        if (ends(draft, mapping.map(draft), lap, "map") // 9
                || ends(draft, validation.validate(draft), lap, "validate")) { // 10
            begun.add(end(draft));
            return;
        }
        var run = enrichments.begin(draft, lap, witness); // 11
        if (run.waits()) {
            begun.addWaiting(run);
        } else {
            begun.add(finish(run));
        }
    }

    private EventOutcome finish(EnrichmentRun run) {
        var draft = run.draft();
        var lap = run.lap();
        if (ends(draft, enrichments.finish(run)) // 11
                || ends(draft, limits.check(draft), lap, "limit")) { // 12
            return end(draft);
        }
        var refusal = draft.refusal();
        var outcome = refusal == null ? encode(draft) : failed(refusal, draft); // 13
        lap.done("encode");
        return outcome;
    }

    private static boolean ends(Draft draft, Optional<BadRow> found, Lap lap, String stage) {
        lap.done(stage);
        return ends(draft, found);
    }

    /** Notes what a step has found; whether the event goes no further. */
    private static boolean ends(Draft draft, Optional<BadRow> found) {
        if (found.isPresent()) {
            draft.refuse(found.get());
        }
        return draft.isDropped() || (draft.refusal() != null && !draft.isSalvaged());
    }

    private EventOutcome end(Draft draft) {
        return draft.isDropped()
                ? EventOutcome.Dropped.BY_SCRIPT
                : bad(Objects.requireNonNull(draft.refusal()));
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
}
