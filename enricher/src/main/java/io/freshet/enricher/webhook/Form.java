package io.freshet.enricher.webhook;

import io.freshet.enricher.uri.QueryString;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are forms, {@code application/x-www-form-urlencoded}. */
final class Form {

    private static final Pattern OBJECT_ID = Pattern.compile("@[0-9a-z]+;");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Form() {}

    /** The fields of a form; the body's failure is the parser's message as it is. */
    static Found<Map<String, @Nullable String>> parse(String body) {
        return parse(body, error -> new Failure.Unexpected("body", body, error));
    }

    /**
     * The fields of a form in order of first appearance; of duplicates the last value stays. A
     * field without {@code =} has no value.
     *
     * <p>Snowplow: a form is read as the query of a URI. So characters that no URI may have are a
     * failure, and everything from a {@code #} on is ignored.
     *
     * @param failure what to make of the parser's message
     */
    static Found<Map<String, @Nullable String>> parse(
            String body, Function<String, Failure> failure) {
        try {
            var query = new URI("http://localhost/?" + body).getRawQuery();
            return Found.value(
                    QueryString.toMap(
                            QueryString.parse(query == null ? "" : query, StandardCharsets.UTF_8)));
        } catch (URISyntaxException e) {
            return Found.nothing(failure.apply(String.valueOf(e.getMessage())));
        }
    }

    /** The fields as members; null where there is no value. */
    static ObjectNode toJson(Map<String, @Nullable String> fields) {
        var json = JsonNodeFactory.instance.objectNode();
        MapOrder.ofTexts(fields).forEach(json::put);
        return json;
    }

    /** A parser's message as some vendors' failures have it: on one line, nothing that varies. */
    static String couldNotParse(String message) {
        var stable = OBJECT_ID.matcher(message).replaceAll("@xxxxxx;").replace("\t", "    ");
        return "could not parse body: " + CONTROL.matcher(stable).replaceAll("").trim();
    }
}
