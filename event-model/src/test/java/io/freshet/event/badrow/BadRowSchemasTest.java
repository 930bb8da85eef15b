package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.atomic.ParsingError;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class BadRowSchemasTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Processor PROCESSOR = new Processor("freshet-test", "1.0.0");
    private static final Instant NOW = Instant.parse("2026-11-21T09:10:11.123456789Z");

    @Test
    void everyKindOfRowHasItsOwnSchema() {
        assertThat(BadRowJson.schemas()).hasSameSizeAs(BadRow.class.getPermittedSubclasses());
        assertThat(rows().map(Object::getClass))
                .hasSameSizeAs(BadRow.class.getPermittedSubclasses())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsFitTheirSchemas(BadRow row) throws IOException, InvalidJson {
        var schema = schema(BadRowJson.schema(row));

        var json = Json.parse(BadRowJson.printBytes(row));

        assertThat(json.get("schema").stringValue()).isEqualTo(BadRowJson.schema(row).toUri());
        assertThat(schema.validate(json.get("data"))).isEmpty();
    }

    static Stream<BadRow> rows() {
        var error = new Failure.Message("no such thing");
        return Stream.of(
                new BadRow.CollectorPayloadFormatViolation(
                        PROCESSOR,
                        NOW,
                        "thrift",
                        new Failure.Unexpected("path", null, "a path"),
                        "CwA="),
                new BadRow.AdapterFailures(
                        PROCESSOR,
                        NOW,
                        "com.acme",
                        "v1",
                        List.of(
                                new Failure.NotJson("body", "x", "no JSON"),
                                new Failure.NotIglu(NODES.arrayNode(), "INVALID_DATA_PAYLOAD"),
                                new Failure.UnknownType(null, Map.of("a", key()), "a type")),
                        view()),
                new BadRow.TrackerProtocolViolations(
                        PROCESSOR,
                        NOW,
                        "com.acme",
                        "v1",
                        List.of(new Failure.Unexpected("contentType", null, "JSON")),
                        view()),
                new BadRow.SchemaViolations(
                        PROCESSOR,
                        NOW,
                        List.of(new Failure.NotJson("contexts", "x", "no JSON")),
                        event()),
                new BadRow.EnrichmentFailures(
                        PROCESSOR,
                        NOW,
                        List.of(
                                new Failure.OfEnrichment(null, error),
                                new Failure.OfEnrichment(
                                        new Failure.OfEnrichment.Source(key(), "a"), error)),
                        event()),
                new BadRow.SizeViolation(PROCESSOR, NOW, 10, 11, "less", "first part"),
                new BadRow.GenericError(PROCESSOR, NOW, List.of("boom"), "CwA="),
                new BadRow.LoaderParsingError(
                        PROCESSOR, new ParsingError.NotTsv().toJson(), "line"),
                new BadRow.LoaderIgluError(PROCESSOR, List.of(mismatch()), lossless()),
                new BadRow.LoaderRuntimeError(PROCESSOR, "23505", lossless()),
                new BadRow.LoaderRecoveryError(PROCESSOR, recovery(), "blob"),
                new BadRow.SnowflakeError(PROCESSOR, List.of(duplicate()), lossless()),
                new BadRow.RelayFailure(PROCESSOR, NOW, "relay", null, "line"),
                new BadRow.EventForwardingError(PROCESSOR, NOW, "api", "no", "400", null, "line"),
                new BadRow.RecoveryError(PROCESSOR, "no", null, inner(), 1));
    }

    private static Schema schema(SchemaKey key) throws IOException, InvalidJson {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "Iglu Central's schemas are not here");
        var file = central.get().resolve("schemas").resolve(key.toPath());
        var json = (ObjectNode) Json.parse(Files.readAllBytes(file));
        json.remove(List.of("$schema", "self"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(json);
    }

    private static SchemaKey key() {
        return SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    }

    private static BadRow.PayloadView view() {
        return new BadRow.PayloadView(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.9",
                        0,
                        "UTF-8",
                        "c",
                        null,
                        null,
                        "/com.acme/v1",
                        "a=b&c",
                        null,
                        null,
                        null,
                        null,
                        null),
                "com.acme",
                "v1",
                List.of(new NameValue("a", "b"), new NameValue("c", null)),
                "203.0.113.9");
    }

    private static BadRow.EventPayload event() {
        var draft = new EventDraft();
        draft.set(AtomicField.EVENT_ID, "c6ef3124-b53a-4b13-a233-0088f79dcbcb");
        draft.set(AtomicField.V_COLLECTOR, "c");
        draft.set(AtomicField.V_ETL, "e");
        draft.set(AtomicField.TXN_ID, "1");
        draft.set(AtomicField.TI_QUANTITY, "1");
        draft.set(AtomicField.GEO_LATITUDE, "1.5");
        draft.set(AtomicField.BR_COOKIES, "1");
        draft.set(AtomicField.DVCE_ISMOBILE, "0");
        draft.set(AtomicField.TR_TOTAL, "1.50");
        return new BadRow.EventPayload(
                draft,
                new RawEvent(
                        "com.acme",
                        "v1",
                        Map.of("e", "pv"),
                        null,
                        "c",
                        "UTF-8",
                        null,
                        NOW,
                        null,
                        null,
                        null,
                        List.of(),
                        null));
    }

    private static ObjectNode lossless() {
        return NODES.objectNode()
                .put("event_id", "c6ef3124-b53a-4b13-a233-0088f79dcbcb")
                .put("collector_tstamp", "2026-11-21T09:10:11.123Z")
                .put("v_collector", "c")
                .put("v_etl", "e");
    }

    private static ObjectNode mismatch() {
        return NODES.objectNode()
                .put("schemaKey", key().toUri())
                .putNull("value")
                .put("expected", "a date");
    }

    private static ObjectNode recovery() {
        return NODES.objectNode().put("message", "m").putNull("location").putNull("reason");
    }

    private static ObjectNode duplicate() {
        var json = NODES.objectNode();
        json.putObject("deduplicationError").put("message", "m");
        return json;
    }

    private static ObjectNode inner() {
        var json =
                NODES.objectNode()
                        .put(
                                "schema",
                                "iglu:com.snowplowanalytics.snowplow.badrows/size_violation/jsonschema/1-0-0");
        var data = json.putObject("data");
        data.putObject("processor");
        data.putObject("failure");
        return json;
    }
}
