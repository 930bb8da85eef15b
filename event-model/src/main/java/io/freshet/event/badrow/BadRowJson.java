package io.freshet.event.badrow;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bad rows as self-describing JSON, with every member of the reference and explicit nulls. */
public final class BadRowJson {

    private static final String VENDOR = "iglu:com.snowplowanalytics.snowplow.badrows/";

    /** The row of a page view with two entities, which stand in it twice, is a bit smaller. */
    private static final int USUAL_BYTES = 7 * 1024;

    /** One line a kind of row: its schema, and what stands in {@code data} after the processor. */
    private static final Map<Class<?>, Form<?>> FORMS =
            Stream.of(
                            form(
                                    BadRow.CollectorPayloadFormatViolation.class,
                                    "collector_payload_format_violation/jsonschema/1-0-0",
                                    PipelineRows::write),
                            form(
                                    BadRow.AdapterFailures.class,
                                    "adapter_failures/jsonschema/1-0-0",
                                    PipelineRows::write),
                            form(
                                    BadRow.TrackerProtocolViolations.class,
                                    "tracker_protocol_violations/jsonschema/1-0-1",
                                    PipelineRows::write),
                            form(
                                    BadRow.SchemaViolations.class,
                                    "schema_violations/jsonschema/2-0-1",
                                    PipelineRows::write),
                            form(
                                    BadRow.EnrichmentFailures.class,
                                    "enrichment_failures/jsonschema/2-0-1",
                                    PipelineRows::write),
                            form(
                                    BadRow.SizeViolation.class,
                                    "size_violation/jsonschema/1-0-0",
                                    PipelineRows::write),
                            form(
                                    BadRow.GenericError.class,
                                    "generic_error/jsonschema/1-0-0",
                                    PipelineRows::write),
                            form(
                                    BadRow.LoaderParsingError.class,
                                    "loader_parsing_error/jsonschema/2-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.LoaderIgluError.class,
                                    "loader_iglu_error/jsonschema/2-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.LoaderRuntimeError.class,
                                    "loader_runtime_error/jsonschema/1-0-1",
                                    StorageRows::write),
                            form(
                                    BadRow.LoaderRecoveryError.class,
                                    "loader_recovery_error/jsonschema/1-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.SnowflakeError.class,
                                    "snowflake_error/jsonschema/1-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.RelayFailure.class,
                                    "relay_failure/jsonschema/1-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.EventForwardingError.class,
                                    "event_forwarding_error/jsonschema/1-0-0",
                                    StorageRows::write),
                            form(
                                    BadRow.RecoveryError.class,
                                    "recovery_error/jsonschema/1-0-1",
                                    StorageRows::write))
                    .collect(Collectors.toUnmodifiableMap(Form::kind, form -> form));

    private BadRowJson() {}

    /** The schema that the row's JSON names. */
    public static SchemaKey schema(BadRow row) {
        return form(row).schema();
    }

    /** Every schema a bad row can name. */
    public static List<SchemaKey> schemas() {
        return FORMS.values().stream().<SchemaKey>map(Form::schema).sorted().toList();
    }

    /** The row as compact JSON text. */
    public static String print(BadRow row) {
        return write(row).toString();
    }

    /** As {@link #print}, in UTF-8. */
    public static byte[] printBytes(BadRow row) {
        return write(row).toBytes();
    }

    private static JsonWriter write(BadRow row) {
        var form = form(row);
        var out = new JsonWriter(USUAL_BYTES);
        out.beginObject().member("schema", form.schema().toUri()).name("data").beginObject();
        out.name("processor").beginObject();
        out.member("artifact", row.processor().artifact());
        out.member("version", row.processor().version()).endObject();
        form.write(out, row);
        return out.endObject().endObject();
    }

    private static Form<?> form(BadRow row) {
        var form = FORMS.get(row.getClass());
        if (form == null) {
            throw new IllegalStateException("no form for " + row.getClass());
        }
        return form;
    }

    private static <T extends BadRow> Form<T> form(
            Class<T> kind, String schema, BiConsumer<JsonWriter, T> body) {
        return new Form<>(kind, SchemaKey.of(VENDOR + schema), body);
    }

    private record Form<T extends BadRow>(
            Class<T> kind, SchemaKey schema, BiConsumer<JsonWriter, T> body) {

        void write(JsonWriter out, BadRow row) {
            body.accept(out, kind.cast(row));
        }
    }
}
