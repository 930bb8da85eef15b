package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.payload.RawEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Amazon CloudFront: one line of the access log of a web distribution as the body, its fields
 * between tabs. The event's time, address and browser are those of the line.
 */
final class CloudFrontAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.amazon.aws.cloudfront/wd_access_log",
                    "cloudfrontAccessLog",
                    """
                    with_12_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-0
                    with_15_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-1
                    with_18_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-2
                    with_19_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-3
                    with_23_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-4
                    with_24_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-5
                    with_26_fields = iglu:com.amazon.aws.cloudfront/wd_access_log/jsonschema/1-0-6
                    """,
                    CloudFrontAdapter::new);

    private static final Sender SENDER =
            new Sender("com.amazon.aws.cloudfront/wd_access_log", "srv");

    /** The fields behind date and time, in the order of the line. */
    private static final List<String> FIELDS =
            List.of(
                    "xEdgeLocation",
                    "scBytes",
                    "cIp",
                    "csMethod",
                    "csHost",
                    "csUriStem",
                    "scStatus",
                    "csReferer",
                    "csUserAgent",
                    "csUriQuery",
                    "csCookie",
                    "xEdgeResultType",
                    "xEdgeRequestId",
                    "xHostHeader",
                    "csProtocol",
                    "csBytes",
                    "timeTaken",
                    "xForwardedFor",
                    "sslProtocol",
                    "sslCipher",
                    "xEdgeResponseResultType",
                    "csProtocolVersion",
                    "fleStatus",
                    "fleEncryptedFields");

    private static final int DATE_AND_TIME = 2;

    private static final Pattern DOUBLE_ENCODED = Pattern.compile("%25([0-9a-fA-F]{2})");

    /** More fields came over the years; a line tells its format by their number. */
    private final Map<Integer, SchemaKey> schemas = new TreeMap<>();

    private CloudFrontAdapter(EventSchemas given) {
        for (int fields : List.of(12, 15, 18, 19, 23, 24, 26)) {
            schemas.put(fields, given.get("with_" + fields + "_fields"));
        }
    }

    @Override
    public Adapted toRawEvents(Request request) {
        var line = request.payload().body();
        if (line == null) {
            return Adapted.refused(new Failure.Unexpected("body", null, "empty body"));
        }
        var fields = List.of(line.split("\t", -1));
        var schema = schemas.get(fields.size());
        return schema == null
                ? Adapted.refused(
                        new Failure.Unexpected(
                                "body",
                                line,
                                "access log contained "
                                        + fields.size()
                                        + " fields, expected 12, 15, 18, 19, 23, 24 or 26"))
                : Found.one(toRawEvent(request, schema, fields));
    }

    private static Found<RawEvent> toRawEvent(
            Request request, SchemaKey schema, List<String> fields) {
        var failures = new ArrayList<Failure>();
        var date = fields.get(0);
        var time = fields.get(1);
        var received = time(date, time).orNote(failures);
        var texts = new LinkedHashMap<String, String>();
        var data = JsonNodeFactory.instance.objectNode();
        data.put("dateTime", date + "T" + time + "Z");
        for (int i = DATE_AND_TIME; i < fields.size(); i++) {
            var name = FIELDS.get(i - DATE_AND_TIME);
            texts.put(name, fields.get(i));
            var value = value(name, fields.get(i)).orNote(failures);
            if (value != null) {
                data.set(name, value);
            }
        }
        return received == null || !failures.isEmpty()
                ? new Found.Nothing<>(failures)
                : Found.value(event(request, received, texts, new SelfDescribing(schema, data)));
    }

    private static Found<Instant> time(String date, String time) {
        var text = date + "T" + time + "+00:00";
        return IsoTime.parse(text)
                .map(Found::value)
                .orElseGet(
                        () ->
                                unfit(
                                        "dateTime",
                                        date + " " + time,
                                        "could not convert access log timestamp: Invalid format: \""
                                                + text
                                                + "\""));
    }

    private static Found<JsonNode> value(String name, String text) {
        if (text.isEmpty()) {
            return Found.value(JsonNodeFactory.instance.nullNode());
        }
        return switch (name) {
            case "scBytes", "csBytes" -> integer(name, text);
            case "timeTaken" -> decimal(name, text);
            case "csReferer", "csUserAgent" -> decoded(name, text);
            case "csUriQuery" -> Found.value(StringNode.valueOf(encodedOnce(text)));
            default -> Found.value(StringNode.valueOf(text));
        };
    }

    private static Found<JsonNode> integer(String name, String text) {
        try {
            return Found.value(IntNode.valueOf(Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return unfit(name, text, "cannot be converted to Int");
        }
    }

    private static Found<JsonNode> decimal(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Found.value(DoubleNode.valueOf(number));
            }
        } catch (NumberFormatException e) {
            // The same as for numbers that JSON does not have.
        }
        return unfit(name, text, "cannot be converted to Double");
    }

    /** CloudFront encodes what browsers have encoded once more. */
    private static Found<JsonNode> decoded(String name, String text) {
        try {
            var decoded = URLDecoder.decode(encodedOnce(text), StandardCharsets.UTF_8);
            return Found.value(
                    StringNode.valueOf(
                            decoded.replace("\r", "").replace("\n", "").replace("\t", "    ")));
        } catch (IllegalArgumentException e) {
            return unfit(name, text, "exception URL-decoding (encoding UTF-8): " + e.getMessage());
        }
    }

    private static String encodedOnce(String text) {
        return DOUBLE_ENCODED.matcher(text).replaceAll("%$1");
    }

    /** Whoever posted the line is not who made the request in it. */
    private static RawEvent event(
            Request request, Instant received, Map<String, String> texts, SelfDescribing event) {
        var payload = request.payload();
        var referer = filled(texts, "csReferer");
        var userAgent = filled(texts, "csUserAgent");
        return new RawEvent(
                request.api().vendor(),
                request.api().version(),
                SENDER.parameters(referer == null ? Map.of() : Map.of("url", referer), event),
                payload.contentType(),
                payload.collector(),
                payload.encoding(),
                payload.hostname(),
                received,
                filled(texts, "cIp"),
                userAgent == null ? null : encodedOnce(userAgent),
                null,
                List.of(),
                null);
    }

    private static @Nullable String filled(Map<String, String> texts, String name) {
        var text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private static <T> Found<T> unfit(String field, String value, String expectation) {
        return Found.nothing(new Failure.Unexpected(field, value, expectation));
    }
}
