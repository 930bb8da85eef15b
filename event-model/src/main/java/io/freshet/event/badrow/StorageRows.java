package io.freshet.event.badrow;

import io.freshet.event.json.JsonWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Failure and payload of the rows that loaders, relays and recovery make. */
final class StorageRows {

    private StorageRows() {}

    static void write(JsonWriter out, BadRow.LoaderParsingError row) {
        out.member("failure", row.failure()).member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.LoaderIgluError row) {
        all(out.name("failure"), row.failures()).member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.LoaderRuntimeError row) {
        out.member("failure", row.failure()).member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.LoaderRecoveryError row) {
        out.name("failure").beginObject().member("error", row.error()).endObject();
        out.member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.SnowflakeError row) {
        all(out.name("failures"), row.failures()).member("enrichedEvent", row.enrichedEvent());
    }

    static void write(JsonWriter out, BadRow.RelayFailure row) {
        out.name("failure").beginObject().member("timestamp", row.timestamp().toString());
        out.name("message").beginObject().member("messageText", row.messageText());
        out.member("stackTrace", row.stackTrace()).endObject().endObject();
        out.name("payload").beginObject().member("eventRaw", row.eventRaw()).endObject();
    }

    static void write(JsonWriter out, BadRow.EventForwardingError row) {
        out.name("failure").beginObject().member("timestamp", row.timestamp().toString());
        out.member("errorType", row.errorType()).member("errorMessage", row.errorMessage());
        out.member("errorCode", row.errorCode()).member("latestState", row.latestState());
        out.endObject().member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.RecoveryError row) {
        out.name("failure").beginObject().member("error", row.error());
        out.member("configName", row.configName()).endObject();
        out.member("payload", row.payload()).member("recoveries", row.recoveries());
    }

    private static JsonWriter all(JsonWriter out, List<JsonNode> values) {
        out.beginArray();
        values.forEach(out::tree);
        return out.endArray();
    }
}
