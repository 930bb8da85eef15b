package io.freshet.event.badrow;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventView;
import io.freshet.event.atomic.TimestampText;
import io.freshet.event.json.JsonWriter;
import io.freshet.event.json.NumberText;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests and events as they stand in bad rows. */
final class PayloadJson {

    private static final List<JsonWriter.Name> COLUMNS =
            AtomicField.all().stream().map(field -> new JsonWriter.Name(field.column())).toList();

    private PayloadJson() {}

    static void write(JsonWriter out, BadRow.PayloadView view) {
        var payload = view.payload();
        out.beginObject().member("vendor", view.vendor()).member("version", view.version());
        out.name("querystring").beginArray();
        for (NameValue pair : view.querystring()) {
            pair(out, pair.name(), pair.value());
        }
        out.endArray();
        out.member("contentType", payload.contentType()).member("body", payload.body());
        out.member("collector", payload.collector()).member("encoding", payload.encoding());
        out.member("hostname", payload.hostname());
        out.member("timestamp", millis(Instant.ofEpochMilli(payload.timestamp())));
        out.member("ipAddress", view.ipAddress()).member("useragent", payload.userAgent());
        out.member("refererUri", payload.refererUri());
        texts(out.name("headers"), payload.headers());
        out.member("networkUserId", payload.networkUserId()).endObject();
    }

    static void write(JsonWriter out, BadRow.EventPayload payload) {
        out.beginObject().name("enriched");
        enriched(out, payload.enriched());
        out.name("raw");
        raw(out, payload.raw());
        out.endObject();
    }

    private static void enriched(JsonWriter out, EventView event) {
        out.beginObject();
        for (var field : AtomicField.all()) {
            var text = event.shown(field);
            var column = COLUMNS.get(field.ordinal());
            if (text == null) {
                out.nullMember(column);
                continue;
            }
            out.name(column);
            if (isNumber(field) && NumberText.isNumber(text)) {
                out.number(text);
            } else {
                out.value(text);
            }
        }
        out.endObject();
    }

    /** Whether the field's text stands as a number: the transaction's and the decimals do not. */
    private static boolean isNumber(AtomicField field) {
        return switch (field.kind()) {
            case INTEGER -> field != AtomicField.TXN_ID;
            case FLOAT, FLAG -> true;
            default -> false;
        };
    }

    private static void raw(JsonWriter out, RawEvent raw) {
        out.beginObject().member("vendor", raw.vendor()).member("version", raw.version());
        out.name("parameters").beginArray();
        raw.parameters().forEach((name, value) -> pair(out, name, value));
        out.endArray();
        out.member("contentType", raw.contentType()).member("loaderName", raw.collector());
        out.member("encoding", raw.encoding()).member("hostname", raw.hostname());
        out.member("timestamp", millis(raw.timestamp())).member("ipAddress", raw.ipAddress());
        out.member("useragent", raw.userAgent()).member("refererUri", raw.refererUri());
        texts(out.name("headers"), raw.headers());
        out.member("userId", raw.networkUserId()).endObject();
    }

    private static void pair(JsonWriter out, String name, @Nullable String value) {
        out.beginObject().member("name", name).member("value", value).endObject();
    }

    private static void texts(JsonWriter out, @Nullable List<String> texts) {
        out.beginArray();
        if (texts != null) {
            texts.forEach(out::value);
        }
        out.endArray();
    }

    private static @Nullable String millis(@Nullable Instant instant) {
        return instant == null
                ? null
                : TimestampText.of(instant.toEpochMilli()).replace(' ', 'T') + "Z";
    }
}
