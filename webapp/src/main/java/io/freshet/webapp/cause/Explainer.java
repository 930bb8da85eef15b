package io.freshet.webapp.cause;

import io.freshet.event.badrow.FirstFailure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.webapp.tail.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Says of each failure in a bad row what should have stood there and what did.
 *
 * @param schemas finds a schema, where it can be had
 */
public record Explainer(Function<SchemaKey, Optional<JsonNode>> schemas) {

    private static final int MOST = 50;
    private static final int SHOWN = 200;

    /** Of the message that stands before those that name the fields that are too long. */
    private static final String HEADLINE = "does not conform to atomic schema field's length";

    /**
     * All failures of a row, in its order.
     *
     * @param type name of the row's schema
     */
    public List<Explanation> explain(String type, DecodedRow row) {
        var explanations = new ArrayList<Explanation>();
        var messages = messages(row.data());
        for (var message : messages) {
            var isHeadline = messages.size() > 1 && message.toString().contains(HEADLINE);
            if (explanations.size() < MOST && !isHeadline) {
                explanations.addAll(explain(type, message, row));
            }
        }
        return explanations;
    }

    private static List<JsonNode> messages(JsonNode data) {
        for (var failure : List.of(data.path("failure"), data.path("failures"))) {
            for (var list : List.of(failure, failure.path("messages"), failure.path("errors"))) {
                if (list.isArray() && !list.isEmpty()) {
                    return list.valueStream().toList();
                }
            }
            if (!failure.isMissingNode()) {
                return List.of(failure);
            }
        }
        return List.of();
    }

    private List<Explanation> explain(String type, JsonNode message, DecodedRow row) {
        var schema = SchemaKey.parse(message.path("schemaKey").asString("")).key();
        var reports = message.path("error").path("dataReports");
        if (schema.isEmpty() || !reports.isArray() || reports.isEmpty()) {
            return List.of(whole(type, message, row));
        }
        var data =
                row.parts().stream()
                        .filter(part -> part.schema().equals(schema.get()))
                        .map(SelfDescribing::data)
                        .toList();
        var rules = schemas.apply(schema.get());
        return reports.valueStream()
                .map(report -> report(type, report, schema.get(), rules, data))
                .toList();
    }

    private static Explanation report(
            String type,
            JsonNode report,
            SchemaKey schema,
            Optional<JsonNode> rules,
            List<JsonNode> data) {
        var path = DataPath.parse(report.path("path").asString("$"));
        var keyword = report.path("keyword").asString("");
        var target = report.path("targets").path(0).asString("");
        var words = report.path("message").asString("");
        var expected =
                rules.map(path::ruleIn)
                        .flatMap(rule -> SchemaRule.inWords(rule, keyword, target))
                        .orElse(words);
        var actual =
                keyword.equals("required")
                        ? null
                        : data.stream()
                                .map(path::valueIn)
                                .filter(value -> !value.isMissingNode())
                                .findFirst()
                                .map(Explainer::shown)
                                .orElse(null);
        var at = keyword.equals("required") && !target.isEmpty() ? path + "." + target : "" + path;
        var cause =
                Cause.of(type, new FirstFailure(schema.toUri(), at, keyword, words, 1), null, null);
        return new Explanation(at, expected, actual, schema.toUri(), CauseFix.of(cause));
    }

    /** A failure without reports of a validator. */
    private static Explanation whole(String type, JsonNode message, DecodedRow row) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("failure").putArray("messages").add(message);
        var failure = FirstFailure.of(data);
        var limit = CauseMessage.limit(failure);
        if (limit.isPresent()) {
            var text =
                    row.data().path("payload").path("enriched").path(failure.path()).asString("");
            return new Explanation(
                    failure.path(),
                    "at most " + limit.get() + " characters",
                    text.isEmpty()
                            ? null
                            : text.length() + " characters: " + ShortText.of(text, SHOWN),
                    null,
                    CauseFix.of(Cause.of(type, failure, null, null)));
        }
        var inner = message.path("message").isObject() ? message.path("message") : message;
        var value = inner.path("value").isString() ? inner.path("value") : inner.path("actual");
        return new Explanation(
                failure.path(),
                expected(failure, inner),
                value.isMissingNode() || value.isNull() ? null : shown(value),
                failure.schema(),
                CauseFix.of(Cause.of(type, failure, null, null)));
    }

    private static String expected(FirstFailure failure, JsonNode message) {
        var history = message.path("error").path("lookupHistory");
        if (!history.isArray() || history.isEmpty()) {
            return failure.message();
        }
        var asked = new ArrayList<String>();
        for (var one : history) {
            var error = one.path("errors").path(0).path("error").asString("");
            asked.add(one.path("repository").asString("?") + (error.isEmpty() ? "" : ": " + error));
        }
        return "a schema in one of the registries that were asked ("
                + String.join("; ", asked)
                + ")";
    }

    private static String shown(JsonNode value) {
        var text = Json.print(value);
        var cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return cut + " (" + kind(value) + ")";
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }
}
