package io.freshet.event.badrow;

import io.freshet.event.atomic.EventView;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What replaces an event that could not go on: self-describing data of vendor {@code
 * com.snowplowanalytics.snowplow.badrows}. One record a schema; {@link BadRowJson} prints them.
 */
public sealed interface BadRow {

    /** The program that gave up on the event. */
    Processor processor();

    /**
     * The record on raw good is no collector payload. Made by the enricher.
     *
     * @param loader always {@code thrift}
     * @param message a {@link Failure.Unexpected} (printed with {@code payloadField}) or {@link
     *     Failure.Message}
     * @param payload standard base64 of the record's bytes
     */
    record CollectorPayloadFormatViolation(
            Processor processor, Instant timestamp, String loader, Failure message, String payload)
            implements BadRow {}

    /**
     * The payload's vendor and version are unknown, or its webhook adapter refused it.
     *
     * @param vendor vendor of the path
     * @param version version of the path
     * @param messages one or more
     * @param payload the whole request
     */
    record AdapterFailures(
            Processor processor,
            Instant timestamp,
            String vendor,
            String version,
            List<Failure> messages,
            PayloadView payload)
            implements BadRow {}

    /**
     * The request does not speak the tracker protocol.
     *
     * @param vendor vendor of the path
     * @param version version of the path
     * @param messages one or more
     * @param payload the whole request
     */
    record TrackerProtocolViolations(
            Processor processor,
            Instant timestamp,
            String vendor,
            String version,
            List<Failure> messages,
            PayloadView payload)
            implements BadRow {}

    /**
     * Entities or the self-describing event are not what their schemas ask for.
     *
     * @param messages one or more
     * @param payload the event as far as it got
     */
    record SchemaViolations(
            Processor processor, Instant timestamp, List<Failure> messages, EventPayload payload)
            implements BadRow {}

    /**
     * A field, an enrichment or the finished event failed.
     *
     * @param messages one or more, each a {@link Failure.OfEnrichment}
     * @param payload the event as far as it got
     */
    record EnrichmentFailures(
            Processor processor,
            Instant timestamp,
            List<Failure.OfEnrichment> messages,
            EventPayload payload)
            implements BadRow {}

    /**
     * Something is larger than a record may be.
     *
     * @param maximumAllowedSizeBytes the limit
     * @param actualSizeBytes the size met
     * @param expectation what was too large
     * @param payload the first part of it
     */
    record SizeViolation(
            Processor processor,
            Instant timestamp,
            long maximumAllowedSizeBytes,
            long actualSizeBytes,
            String expectation,
            String payload)
            implements BadRow {}

    /**
     * The last resort: a defect of ours met this input.
     *
     * @param errors one or more texts
     * @param payload the input, base64 where it was bytes
     */
    record GenericError(Processor processor, Instant timestamp, List<String> errors, String payload)
            implements BadRow {}

    /**
     * A line that is no enriched event. Made by the events-processor and loaders.
     *
     * @param failure the parsing error's JSON ({@code NotTSV}, {@code FieldNumberMismatch}, {@code
     *     RowDecodingError})
     * @param payload the line
     */
    record LoaderParsingError(Processor processor, JsonNode failure, String payload)
            implements BadRow {}

    /**
     * An event whose entities cannot be turned into columns.
     *
     * @param failures schema key and what was expected, or a look-up error
     * @param payload the event in lossless JSON
     */
    record LoaderIgluError(Processor processor, List<JsonNode> failures, JsonNode payload)
            implements BadRow {}

    /**
     * An event that the store refused.
     *
     * @param failure the store's words with table, column and SQLSTATE
     * @param payload the event in JSON
     */
    record LoaderRuntimeError(Processor processor, String failure, JsonNode payload)
            implements BadRow {}

    /**
     * A blob that a storage recovery job could not insert.
     *
     * @param error what went wrong: {@code {"message","location":[…]}} for a blob that is no event,
     *     {@code {"message","location","reason"}} for a failure of the service
     * @param payload the blob
     */
    record LoaderRecoveryError(Processor processor, JsonNode error, String payload)
            implements BadRow {}

    /**
     * An event that the Snowflake loader could not store.
     *
     * @param failures each {@code {"valueError":{"value","column","message"}}} or {@code
     *     {"deduplicationError":{"message"}}}
     * @param enrichedEvent the event in lossless JSON
     */
    record SnowflakeError(Processor processor, List<JsonNode> failures, JsonNode enrichedEvent)
            implements BadRow {}

    /**
     * An event that a relay to another system could not pass on.
     *
     * @param messageText where and why
     * @param stackTrace of the defect, if there was one
     * @param eventRaw the event as it came
     */
    record RelayFailure(
            Processor processor,
            Instant timestamp,
            String messageText,
            @Nullable String stackTrace,
            String eventRaw)
            implements BadRow {}

    /**
     * An event that a destination refused for good.
     *
     * @param errorType transformation or API error
     * @param errorMessage the destination's words
     * @param errorCode the destination's code, if it gave one
     * @param latestState the data as far as it was transformed, if it was
     * @param payload the event's TSV
     */
    record EventForwardingError(
            Processor processor,
            Instant timestamp,
            String errorType,
            String errorMessage,
            @Nullable String errorCode,
            @Nullable String latestState,
            String payload)
            implements BadRow {}

    /**
     * A bad row that recovery could not mend.
     *
     * @param error why
     * @param configName the recovery rule that was tried, if one fitted
     * @param payload the bad row
     * @param recoveries how often it was tried
     */
    record RecoveryError(
            Processor processor,
            String error,
            @Nullable String configName,
            JsonNode payload,
            int recoveries)
            implements BadRow {}

    /**
     * A collector payload as it stands in a bad row.
     *
     * @param payload the request
     * @param vendor vendor of the path
     * @param version version of the path
     * @param querystring decoded, in order, duplicates included
     * @param ipAddress the client's address after reading the forwarding headers
     */
    record PayloadView(
            CollectorPayload payload,
            String vendor,
            String version,
            List<NameValue> querystring,
            @Nullable String ipAddress) {}

    /**
     * An event as it stands in a bad row.
     *
     * @param enriched the fields as far as they got
     * @param raw the event as the tracker sent it
     */
    record EventPayload(EventView enriched, RawEvent raw) {}
}
