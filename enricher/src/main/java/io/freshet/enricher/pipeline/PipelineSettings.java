package io.freshet.enricher.pipeline;

import io.freshet.enricher.limit.FieldLimits;
import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Api;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.event.badrow.Processor;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the pipeline needs to know beside schemas and enrichments.
 *
 * @param processor who this is: becomes {@code v_etl} and stands in bad rows
 * @param flags the reference's feature flags
 * @param limits how long the texts of an event may be
 * @param maxRecordBytes how large an output record may be in UTF-8; 0 for no limit
 * @param failedEvents whether an event that something is wrong with is given in event form, too
 * @param webhooks schemas of webhooks that take the place of the usual ones
 * @param adapters of vendors and versions that are not understood anyway
 * @param clock gives {@code etl_tstamp} and the time of bad rows
 * @param eventIds gives an id to events that come without one
 */
public record PipelineSettings(
        Processor processor,
        Flags flags,
        FieldLimits limits,
        int maxRecordBytes,
        boolean failedEvents,
        WebhookSchemas webhooks,
        Map<Api, Adapter> adapters,
        InstantSource clock,
        Supplier<UUID> eventIds) {

    public PipelineSettings {
        adapters = Map.copyOf(adapters);
    }

    /** What a Kafka broker takes unless configured, less some room for headers. */
    public static final int DEFAULT_MAX_RECORD_BYTES = 1_000_000;

    /** The canonical lengths, no failed events, no further adapters. */
    public PipelineSettings(
            Processor processor,
            Flags flags,
            int maxRecordBytes,
            InstantSource clock,
            Supplier<UUID> eventIds) {
        this(
                processor,
                flags,
                FieldLimits.CANONICAL,
                maxRecordBytes,
                false,
                WebhookSchemas.USUAL,
                Map.of(),
                clock,
                eventIds);
    }

    /** No flags, the default size, the system's clock, random ids. */
    public static PipelineSettings defaults(Processor processor) {
        return new PipelineSettings(
                processor,
                Flags.NONE,
                DEFAULT_MAX_RECORD_BYTES,
                InstantSource.system(),
                RandomIds::next);
    }

    /** The same with other flags and another size. */
    public PipelineSettings with(Flags other, int maxBytes) {
        return new PipelineSettings(
                processor,
                other,
                limits,
                maxBytes,
                failedEvents,
                webhooks,
                adapters,
                clock,
                eventIds);
    }

    /** The same with other lengths. */
    public PipelineSettings with(FieldLimits other) {
        return new PipelineSettings(
                processor,
                flags,
                other,
                maxRecordBytes,
                failedEvents,
                webhooks,
                adapters,
                clock,
                eventIds);
    }

    /** The same with or without failed events. */
    public PipelineSettings withFailedEvents(boolean wanted) {
        return new PipelineSettings(
                processor,
                flags,
                limits,
                maxRecordBytes,
                wanted,
                webhooks,
                adapters,
                clock,
                eventIds);
    }

    /** The same with other schemas for webhooks. */
    public PipelineSettings with(WebhookSchemas other) {
        return new PipelineSettings(
                processor,
                flags,
                limits,
                maxRecordBytes,
                failedEvents,
                other,
                adapters,
                clock,
                eventIds);
    }

    /** The same with further adapters. */
    public PipelineSettings withAdapters(Map<Api, Adapter> others) {
        return new PipelineSettings(
                processor,
                flags,
                limits,
                maxRecordBytes,
                failedEvents,
                webhooks,
                others,
                clock,
                eventIds);
    }

    /**
     * The reference's feature flags, all off unless configured.
     *
     * @param acceptInvalid lets events pass whose texts are too long
     * @param legacyEnrichmentOrder runs the script before currency, weather and IP look-ups
     * @param tryBase64Decoding takes records that are no payload for the base64 of one
     */
    public record Flags(
            boolean acceptInvalid, boolean legacyEnrichmentOrder, boolean tryBase64Decoding) {

        /** All off. */
        public static final Flags NONE = new Flags(false, false, false);
    }
}
