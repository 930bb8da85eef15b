package io.freshet.collector.bridge;

import static io.freshet.collector.bridge.BridgedEvent.text;

import io.freshet.event.json.Json;
import io.freshet.event.json.NumberText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One element of a batch. It may be any JSON; what is not there, or of another type, is absent. */
final class AmplitudeEvent {

    private static final String SCHEMA = "iglu:com.amplitude/payload/jsonschema/1-0-0";

    /** Stands in an event for the address that the server sees. */
    private static final String REMOTE = "$remote";

    /** Longer ones are no times, and would take long to convert. */
    private static final int MAX_TIME_CHARS = 40;

    private AmplitudeEvent() {}

    /**
     * The body to store.
     *
     * @param address the client's, put where the event asks for it
     */
    static byte[] body(JsonNode event, String address, String networkUserId) {
        if (event instanceof ObjectNode object && REMOTE.equals(text(event, "ip"))) {
            object.put("ip", address);
        }
        var library = text(event, "library");
        return new BridgedEvent(
                        "amp_bridge",
                        library == null ? "amplitude-unknown" : library,
                        "app",
                        SCHEMA,
                        JsonNodeFactory.instance.objectNode().set("data", event),
                        networkUserId)
                .with("uid", text(event, "user_id"))
                .with("duid", text(event, "device_id"))
                .with("dtm", wholeNumber(event.path("time")))
                .body();
    }

    /**
     * The text of a whole number of 64 bits, however it is written, as number or as text; null for
     * all else.
     */
    static @Nullable String wholeNumber(JsonNode time) {
        var text = time.isNumber() ? Json.print(time) : time.isString() ? time.stringValue() : "";
        if (text.length() > MAX_TIME_CHARS || !NumberText.isNumber(text)) {
            return null;
        }
        try {
            return Long.toString(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException fractionOrTooLarge) {
            return null;
        }
    }
}
