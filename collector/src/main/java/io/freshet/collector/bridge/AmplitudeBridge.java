package io.freshet.collector.bridge;

import io.freshet.collector.bridge.Visits.Visit;
import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.Answer.Fate;
import io.freshet.collector.endpoint.EventRecords;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.PayloadBuilder;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.settings.EndpointSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amplitude's HTTP API, version 2. Every event of a batch is stored as a payload of its own. */
final class AmplitudeBridge implements VendorBridge {

    /** The reference's limit; {@code networking.dropPayloadSize} is looked at before. */
    static final int MAX_BODY_BYTES = 20 << 20;

    /**
     * What the records of one batch may take together: each repeats the request's headers, so that
     * few bytes could become very many. A producer's whole buffer is not larger by default.
     */
    static final int MAX_RECORD_BYTES = 64 << 20;

    private static final String JSON = "application/json";
    private static final Set<String> CALLS = Set.of("httpapi", "batch");

    private final Visits visits;
    private final EventRecords records;
    private final AmplitudeOrigins origins;

    AmplitudeBridge(EndpointSettings settings, Visits visits, EventRecords records) {
        this.visits = visits;
        this.records = records;
        this.origins = new AmplitudeOrigins(settings.crossDomain());
    }

    @Override
    public String vendor() {
        return "com.amplitude";
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public boolean serves(String method, String call) {
        return CALLS.contains(call) && (method.equals("POST") || method.equals("OPTIONS"));
    }

    @Override
    public Answer answer(TrackerRequest request, String call) {
        var cors = origins.headers(request.headers());
        if (request.method().equals("OPTIONS")) {
            return Answer.only(
                    PathKind.PREFLIGHT,
                    cors == null ? notAllowed() : CollectorResponse.empty(200, cors));
        }
        if (cors == null) {
            return refused(Fate.REFUSED, notAllowed());
        }
        if (request.body().length > MAX_BODY_BYTES) {
            return tooLarge(cors);
        }
        var visit = visits.of(request);
        var batch = AmplitudeBatch.read(visit.body());
        if (batch.error() != null) {
            return refused(Fate.REFUSED, error(400, batch.error(), cors));
        }
        var response = accepted(request, visit, batch.size(), cors);
        if (!visit.tracked()) {
            return new Answer(PathKind.VENDOR, Fate.DROPPED_DO_NOT_TRACK, List.of(), response);
        }
        var stored = stored(batch, visit, PayloadBuilder.address(request));
        return stored == null
                ? tooLarge(cors)
                : new Answer(PathKind.VENDOR, Fate.TO_BE_STORED, stored, response);
    }

    /** The records of all events; null where they are too many. */
    private @Nullable List<OutputRecord> stored(AmplitudeBatch batch, Visit visit, String address) {
        var all = new ArrayList<OutputRecord>();
        var size = 0L;
        var events = batch.events();
        while (events.hasNext()) {
            var body = AmplitudeEvent.body(events.next(), address, visit.id().value());
            for (var record : records.of(visit.payload().withBody(body))) {
                size += record.bytes().length;
                all.add(record);
            }
            if (size > MAX_RECORD_BYTES) {
                return null;
            }
        }
        return all;
    }

    private static CollectorResponse accepted(
            TrackerRequest request, Visit visit, int events, List<Header> cors) {
        var headers = new ArrayList<>(cors);
        headers.addAll(visit.cookies());
        return json(
                200,
                object(200)
                        .put("events_ingested", events)
                        .put("payload_size_bytes", visit.body().length)
                        .put("server_upload_time", request.receivedMillis()),
                headers);
    }

    private static Answer tooLarge(List<Header> cors) {
        return refused(Fate.TOO_LARGE, error(413, "Payload too large", cors));
    }

    private static CollectorResponse notAllowed() {
        return error(403, "Origin not allowed", List.of());
    }

    private static Answer refused(Fate fate, CollectorResponse response) {
        return new Answer(PathKind.VENDOR, fate, List.of(), response);
    }

    private static CollectorResponse error(int status, String why, List<Header> headers) {
        return json(status, object(status).put("error", why), headers);
    }

    private static CollectorResponse json(int status, ObjectNode body, List<Header> headers) {
        return new CollectorResponse(status, headers, JSON, Json.printBytes(body));
    }

    private static ObjectNode object(int code) {
        return JsonNodeFactory.instance.objectNode().put("code", code);
    }
}
