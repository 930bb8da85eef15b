package io.freshet.webapp.cause;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a bad row holds, made readable: columns that are null left out, entities taken out of their
 * texts, and what identifies a person at once masked.
 */
public final class DecodedRow {

    private static final List<String> OWN = List.of("ue_pr", "ue_px");
    private static final List<String> ENTITIES = List.of("co", "cx");
    private static final Set<String> ADDRESSES = Set.of("user_ipaddress", "ipAddress");
    private static final Set<String> SECRET_HEADERS =
            Set.of("cookie", "authorization", "proxy-authorization", "x-forwarded-for");

    private final JsonNode data;
    private final @Nullable JsonNode own;
    private final @Nullable JsonNode entities;

    private DecodedRow(JsonNode data) {
        this.data = data;
        var payload = data.path("payload");
        own = first(payload, "unstruct_event", OWN);
        entities = first(payload, "contexts", ENTITIES);
    }

    /** Reads a bad row. */
    public static DecodedRow of(JsonNode row) {
        return new DecodedRow(
                SelfDescribing.parse(row).value().map(SelfDescribing::data).orElse(row));
    }

    /** The row's data. */
    public JsonNode data() {
        return data;
    }

    /** The self-describing data in the event: its own, and its entities. */
    public List<SelfDescribing> parts() {
        var parts = new ArrayList<SelfDescribing>();
        if (own != null) {
            SelfDescribing.parse(own.path("data")).value().ifPresent(parts::add);
        }
        if (entities != null) {
            for (var entity : entities.path("data")) {
                SelfDescribing.parse(entity).value().ifPresent(parts::add);
            }
        }
        return parts;
    }

    /** What was sent, to be shown. */
    public JsonNode shown() {
        var payload = data.path("payload");
        if (!payload.isObject()) {
            return payload;
        }
        var shown = masked((ObjectNode) payload);
        if (own != null) {
            shown.set("unstruct_event", own.path("data"));
        }
        if (entities != null) {
            shown.set("contexts", entities.path("data"));
        }
        return shown;
    }

    private static ObjectNode masked(ObjectNode json) {
        var shown = JsonNodeFactory.instance.objectNode();
        for (var member : json.properties()) {
            var name = member.getKey();
            var value = member.getValue();
            if (value.isObject()) {
                shown.set(name, masked((ObjectNode) value));
            } else if (name.equals("headers")) {
                var headers = shown.putArray(name);
                value.forEach(header -> headers.add(header(header.asString(""))));
            } else if (ADDRESSES.contains(name) && value.isString()) {
                shown.put(name, Masking.address(value.stringValue()));
            } else if (!value.isNull()) {
                shown.set(name, value);
            }
        }
        return shown;
    }

    private static String header(String header) {
        var colon = header.indexOf(':');
        var name = colon < 0 ? header : header.substring(0, colon);
        return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? name + ": …" : header;
    }

    /** From the columns where the event got so far, else from the tracker's parameters. */
    private static @Nullable JsonNode first(
            JsonNode payload, String column, List<String> parameters) {
        var text = payload.path("enriched").path(column);
        if (text.isString()) {
            return parsed(text.stringValue());
        }
        for (var pair : payload.path("raw").path("parameters")) {
            var name = pair.path("name").asString("");
            if (parameters.contains(name) && pair.path("value").isString()) {
                var value = pair.path("value").stringValue();
                return parsed(name.endsWith("x") ? unbased(value) : value);
            }
        }
        return null;
    }

    private static String unbased(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson broken) {
            return null;
        }
    }
}
