package io.freshet.event.badrow;

import io.freshet.event.json.JsonWriter;
import java.time.Instant;
import java.util.List;

/** Failure and payload of the rows that collector and enricher make. */
final class PipelineRows {

    private PipelineRows() {}

    static void write(JsonWriter out, BadRow.CollectorPayloadFormatViolation row) {
        failure(out, row.timestamp()).member("loader", row.loader()).name("message");
        FailureJson.write(out, row.message(), "payloadField");
        out.endObject().member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.AdapterFailures row) {
        failure(out, row.timestamp());
        out.member("vendor", row.vendor()).member("version", row.version());
        messages(out, row.messages()).endObject().name("payload");
        PayloadJson.write(out, row.payload());
    }

    static void write(JsonWriter out, BadRow.TrackerProtocolViolations row) {
        failure(out, row.timestamp());
        out.member("vendor", row.vendor()).member("version", row.version());
        messages(out, row.messages()).endObject().name("payload");
        PayloadJson.write(out, row.payload());
    }

    static void write(JsonWriter out, BadRow.SchemaViolations row) {
        failure(out, row.timestamp());
        messages(out, row.messages()).endObject().name("payload");
        PayloadJson.write(out, row.payload());
    }

    static void write(JsonWriter out, BadRow.EnrichmentFailures row) {
        failure(out, row.timestamp());
        messages(out, row.messages()).endObject().name("payload");
        PayloadJson.write(out, row.payload());
    }

    static void write(JsonWriter out, BadRow.SizeViolation row) {
        failure(out, row.timestamp());
        out.member("maximumAllowedSizeBytes", row.maximumAllowedSizeBytes());
        out.member("actualSizeBytes", row.actualSizeBytes());
        out.member("expectation", row.expectation()).endObject();
        out.member("payload", row.payload());
    }

    static void write(JsonWriter out, BadRow.GenericError row) {
        failure(out, row.timestamp()).name("errors").beginArray();
        row.errors().forEach(out::value);
        out.endArray().endObject().member("payload", row.payload());
    }

    private static JsonWriter failure(JsonWriter out, Instant timestamp) {
        return out.name("failure").beginObject().member("timestamp", timestamp.toString());
    }

    private static JsonWriter messages(JsonWriter out, List<? extends Failure> messages) {
        out.name("messages").beginArray();
        messages.forEach(message -> FailureJson.write(out, message, "field"));
        return out.endArray();
    }
}
