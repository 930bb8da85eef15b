package io.freshet.event.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The records that the enricher's recorded cases start from. */
class CollectorPayloadVectorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void decodesWhatTheGeneratedWriterWrote(String id, JsonNode given, byte[] record) {
        var decoded = CollectorPayloadCodec.decode(record);

        assertThat(decoded).isEqualTo(new CollectorPayloadCodec.Decoded.Payload(payload(given)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void encodesTheSameBytes(String id, JsonNode given, byte[] record) {
        assertThat(CollectorPayloadCodec.encode(payload(given))).isEqualTo(record);
    }

    static Stream<Object[]> written() {
        return Stream.of("enrich/vectors-public.ndjson", "enrich/vectors-trackers.ndjson")
                .flatMap(file -> TestData.lines(file).stream())
                .map(CollectorPayloadVectorsTest::json)
                .filter(c -> !c.get("payload").has("raw_b64"))
                .map(
                        c ->
                                new Object[] {
                                    c.get("id").stringValue(),
                                    c.get("payload"),
                                    Base64.getDecoder().decode(c.get("thrift_b64").stringValue())
                                });
    }

    private static CollectorPayload payload(JsonNode json) {
        return new CollectorPayload(
                text(json, "schema"),
                text(json, "ipAddress"),
                json.path("timestamp").asLong(0),
                text(json, "encoding"),
                text(json, "collector"),
                text(json, "userAgent"),
                text(json, "refererUri"),
                text(json, "path"),
                text(json, "querystring"),
                text(json, "body"),
                texts(json.get("headers")),
                text(json, "contentType"),
                text(json, "hostname"),
                text(json, "networkUserId"));
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.path(member).asStringOpt().filter(t -> !json.get(member).isNull()).orElse(null);
    }

    private static @Nullable List<String> texts(@Nullable JsonNode array) {
        if (array == null || array.isNull()) {
            return null;
        }
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private static JsonNode json(String line) {
        try {
            return Json.parse(line);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
