package io.freshet.collector.vectors;

import io.freshet.collector.size.OutputRecord;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a collector did, in the shape of a vector's {@code expect}. */
final class Observed {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Observed() {}

    static JsonNode of(List<RawConnection.Response> responses, List<OutputRecord> records)
            throws InvalidJson {
        var observed = NODES.objectNode();
        var answered = observed.putArray("responses");
        responses.forEach(response -> answered.add(response(response)));
        var outputs = observed.putArray("outputs");
        for (var record : records) {
            outputs.add(output(record));
        }
        return observed;
    }

    private static ObjectNode response(RawConnection.Response response) {
        var node = NODES.objectNode();
        node.put("status", response.status());
        var headers = node.putArray("headers");
        response.headers().forEach(line -> headers.addArray().add(line.name()).add(line.value()));
        var body = node.putObject("body");
        try {
            body.put("text", utf8(response.body()));
        } catch (CharacterCodingException noText) {
            body.put("b64", Base64.getEncoder().encodeToString(response.body()));
        }
        return node;
    }

    private static ObjectNode output(OutputRecord record) throws InvalidJson {
        var node = NODES.objectNode();
        node.put("stream", record.stream().name().toLowerCase(Locale.ROOT));
        node.put("key", record.key());
        if (record.stream() == OutputRecord.Stream.BAD) {
            node.set("json", Json.parse(record.bytes()));
        } else if (CollectorPayloadCodec.decode(record.bytes())
                instanceof CollectorPayloadCodec.Decoded.Payload decoded) {
            node.set("payload", payload(decoded.payload()));
        } else {
            throw new AssertionError("a good record is no payload");
        }
        return node;
    }

    private static ObjectNode payload(CollectorPayload payload) {
        var node = NODES.objectNode();
        put(node, "schema", payload.schema());
        put(node, "ipAddress", payload.ipAddress());
        node.put("timestamp", payload.timestamp());
        put(node, "encoding", payload.encoding());
        put(node, "collector", payload.collector());
        put(node, "userAgent", payload.userAgent());
        put(node, "refererUri", payload.refererUri());
        put(node, "path", payload.path());
        put(node, "querystring", payload.querystring());
        put(node, "body", payload.body());
        if (payload.headers() != null) {
            ArrayNode headers = node.putArray("headers");
            payload.headers().forEach(headers::add);
        }
        put(node, "contentType", payload.contentType());
        put(node, "hostname", payload.hostname());
        put(node, "networkUserId", payload.networkUserId());
        return node;
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
