package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Urban Airship Connect: what happened in an app, one event as JSON without content type. The event
 * brings its own id and times.
 */
final class UrbanAirshipAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.urbanairship.connect/v1",
                    "urbanAirship",
                    """
                    close = iglu:com.urbanairship.connect/CLOSE/jsonschema/1-0-0
                    custom = iglu:com.urbanairship.connect/CUSTOM/jsonschema/1-0-0
                    first_open = iglu:com.urbanairship.connect/FIRST_OPEN/jsonschema/1-0-0
                    in_app_message_display = iglu:com.urbanairship.connect/IN_APP_MESSAGE_DISPLAY/jsonschema/1-0-0
                    in_app_message_expiration = iglu:com.urbanairship.connect/IN_APP_MESSAGE_EXPIRATION/jsonschema/1-0-0
                    in_app_message_resolution = iglu:com.urbanairship.connect/IN_APP_MESSAGE_RESOLUTION/jsonschema/1-0-0
                    location = iglu:com.urbanairship.connect/LOCATION/jsonschema/1-0-0
                    open = iglu:com.urbanairship.connect/OPEN/jsonschema/1-0-0
                    push_body = iglu:com.urbanairship.connect/PUSH_BODY/jsonschema/1-0-0
                    region = iglu:com.urbanairship.connect/REGION/jsonschema/1-0-0
                    rich_delete = iglu:com.urbanairship.connect/RICH_DELETE/jsonschema/1-0-0
                    rich_delivery = iglu:com.urbanairship.connect/RICH_DELIVERY/jsonschema/1-0-0
                    rich_head = iglu:com.urbanairship.connect/RICH_HEAD/jsonschema/1-0-0
                    send = iglu:com.urbanairship.connect/SEND/jsonschema/1-0-0
                    tag_change = iglu:com.urbanairship.connect/TAG_CHANGE/jsonschema/1-0-0
                    uninstall = iglu:com.urbanairship.connect/UNINSTALL/jsonschema/1-0-0
                    """,
                    UrbanAirshipAdapter::new);

    private static final Sender SENDER = new Sender("com.urbanairship.connect-v1", "srv");

    private static final String OCCURRED = "occurred";
    private static final String PROCESSED = "processed";

    private final EventTypes types;

    private UrbanAirshipAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        schemas.byName().keySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                name -> name.toUpperCase(Locale.ROOT),
                                                Function.identity())));
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(
                Body.any(request)
                        .then(body -> withoutContentType(request, body))
                        .then(Body::json)
                        .then(json -> toRawEvent(request, json)));
    }

    private static Found<String> withoutContentType(Request request, String body) {
        var sent = request.payload().contentType();
        return sent == null
                ? Found.value(body)
                : Found.nothing(
                        new Failure.Unexpected("contentType", sent, "expected no content type"));
    }

    private Found<RawEvent> toRawEvent(Request request, JsonNode json) {
        var failures = new ArrayList<Failure>();
        var occurred = RequiredText.of(json, OCCURRED).orNote(failures);
        var id = RequiredText.of(json, "id").orNote(failures);
        var processed = RequiredText.of(json, PROCESSED).orNote(failures);
        var schema = types.schema(JsonShape.text(json, "type")).orNote(failures);
        if (occurred == null || id == null || processed == null || schema == null) {
            return new Found.Nothing<>(failures);
        }
        var occurredAt = time(OCCURRED, occurred).orNote(failures);
        var processedAt = time(PROCESSED, processed).orNote(failures);
        if (occurredAt == null || processedAt == null) {
            return new Found.Nothing<>(failures);
        }
        var parameters = QueryString.toMap(request.querystring());
        parameters.put("ttm", Long.toString(occurredAt.toEpochMilli()));
        parameters.put("eid", id);
        return Found.value(
                SENDER.event(request, parameters, schema, json).withTimestamp(processedAt));
    }

    private static Found<Instant> time(String member, String text) {
        return IsoTime.parse(text)
                .map(Found::value)
                .orElseGet(
                        () ->
                                Found.nothing(
                                        new Failure.Unexpected(
                                                member, text, "not an ISO 8601 date and time")));
    }
}
