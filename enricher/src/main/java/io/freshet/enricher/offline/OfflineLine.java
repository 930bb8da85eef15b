package io.freshet.enricher.offline;

import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One line of input, read. */
final class OfflineLine {

    private static final byte[] NOTHING = {};
    private static final Setup OWN = new Setup(null, null);

    private final JsonNode id;
    private final byte[] record;
    private final Setup setup;
    private final @Nullable String error;

    private OfflineLine(JsonNode id, byte[] record, Setup setup, @Nullable String error) {
        this.id = id;
        this.record = record;
        this.setup = setup;
        this.error = error;
    }

    /** Reads base64, or an object that starts with a brace. */
    static OfflineLine read(String line, InstantSource clock) {
        var text = line.strip();
        return text.startsWith("{") ? readObject(text, clock) : readRecord(noId(), text, OWN);
    }

    JsonNode id() {
        return id;
    }

    byte[] record() {
        return record;
    }

    Setup setup() {
        return setup;
    }

    /** Why the line cannot be used; null where it can. */
    @Nullable String error() {
        return error;
    }

    private static OfflineLine readObject(String text, InstantSource clock) {
        try {
            var line = Json.parse(text);
            var id = line.has("id") ? line.path("id") : noId();
            var setup = new Setup(line.get("enrichments"), line.get("flags"));
            var wrong = setup.problem();
            if (wrong != null) {
                return new OfflineLine(id, NOTHING, OWN, wrong);
            }
            return line.has("request")
                    ? readRequest(id, new OfflineRequest(line.path("request"), clock), setup)
                    : readRecord(id, line.path("thrift_b64").asString(""), setup);
        } catch (InvalidJson e) {
            return new OfflineLine(noId(), NOTHING, OWN, "the line is no JSON: " + e.getMessage());
        }
    }

    private static OfflineLine readRequest(JsonNode id, OfflineRequest request, Setup setup) {
        var wrong = request.problem();
        return wrong == null
                ? new OfflineLine(id, CollectorPayloadCodec.encode(request.payload()), setup, null)
                : new OfflineLine(id, NOTHING, OWN, wrong);
    }

    private static OfflineLine readRecord(JsonNode id, String base64, Setup setup) {
        try {
            return new OfflineLine(id, Base64.getDecoder().decode(base64), setup, null);
        } catch (IllegalArgumentException e) {
            return new OfflineLine(id, NOTHING, OWN, "the record is no base64: " + e.getMessage());
        }
    }

    private static JsonNode noId() {
        return JsonNodeFactory.instance.nullNode();
    }

    /**
     * What a line brings of its own.
     *
     * @param enrichments array of configurations; null for the run's
     * @param flags object; null for the run's
     */
    record Setup(@Nullable JsonNode enrichments, @Nullable JsonNode flags) {

        boolean isEmpty() {
            return enrichments == null && flags == null;
        }

        @Nullable String problem() {
            if (enrichments != null && !enrichments.isArray()) {
                return "enrichments must be an array of configurations";
            }
            return flags != null && !flags.isObject()
                    ? "flags must be an object"
                    : new LineLimits(flags).problem();
        }

        /**
         * The run's settings with this line's flags; a line with flags has no other limit of size.
         */
        PipelineSettings settings(PipelineSettings run) {
            if (flags == null) {
                return run;
            }
            var own =
                    new PipelineSettings.Flags(
                            isOn("acceptInvalid"),
                            isOn("legacyEnrichmentOrder"),
                            isOn("tryBase64Decoding"));
            return run.with(own, flags.path("maxRecordSize").asInt(0))
                    .with(new LineLimits(flags).limits())
                    .withFailedEvents(isOn("failedEvents"));
        }

        private boolean isOn(String flag) {
            return flags != null && flags.path(flag).asBoolean(false);
        }
    }
}
