package io.freshet.enricher.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Inputs to begin with, made of the recorded cases. */
final class Seeds {

    private static final int LONGEST = 16_000;
    private static final int MOST_OF_A_SCHEMA = 4;

    private Seeds() {}

    /** Where inputs come from. */
    interface Source {

        Stream<byte[]> inputs();
    }

    static Stream<byte[]> records() {
        return TestData.lines("enrich/vectors-public.ndjson").stream()
                .map(line -> json(line).path("thrift_b64").asString(""))
                .map(Base64.getDecoder()::decode)
                .filter(record -> record.length <= LONGEST);
    }

    static Stream<byte[]> queries() {
        return payloads()
                .filter(payload -> payload.body() == null)
                .map(payload -> RequestText.query(payload).getBytes(UTF_8));
    }

    static Stream<byte[]> bodies() {
        return payloads()
                .filter(payload -> payload.body() != null)
                .map(payload -> RequestText.body(payload).getBytes(UTF_8));
    }

    static Stream<byte[]> headers() {
        return payloads()
                .filter(payload -> payload.body() == null)
                .map(payload -> RequestText.headers(payload).getBytes(UTF_8))
                .distinct();
    }

    static Stream<byte[]> visits() {
        return payloads()
                .filter(payload -> payload.body() == null)
                .map(RequestText::visit)
                .distinct()
                .map(visit -> visit.getBytes(UTF_8));
    }

    /** Schema and data, a line each. */
    static Stream<byte[]> schemas() {
        var seen = new HashMap<String, Integer>();
        return TestData.lines("iglu/validation-vectors-public.ndjson").stream()
                .map(Seeds::json)
                .filter(vector -> seen.merge(key(vector), 1, Integer::sum) <= MOST_OF_A_SCHEMA)
                .flatMap(
                        vector ->
                                schema(key(vector))
                                        .map(
                                                schema ->
                                                        schema
                                                                + "\n"
                                                                + Json.print(
                                                                        vector.get("instance"))))
                .filter(text -> text.length() <= LONGEST)
                .map(text -> text.getBytes(UTF_8));
    }

    private static String key(JsonNode vector) {
        return vector.get("schema_key").asString();
    }

    /** The schema in one line, if we ship it. */
    private static Stream<String> schema(String key) {
        var path = "schemas/" + key.replace("iglu:", "");
        return Stream.of(TestData.path("iglu/lab-schemas"), TestData.root().resolve("iglu-schemas"))
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .limit(1)
                .map(Seeds::oneLine);
    }

    private static String oneLine(Path file) {
        try {
            return Json.print(Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        } catch (InvalidJson e) {
            // broken on purpose
            return "{}";
        }
    }

    private static Stream<CollectorPayload> payloads() {
        return records()
                .map(CollectorPayloadCodec::decode)
                .filter(Decoded.Payload.class::isInstance)
                .map(decoded -> ((Decoded.Payload) decoded).payload());
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("a recorded case is no JSON: " + text, e);
        }
    }
}
