package io.freshet.loader.pg.failed;

import static io.freshet.loader.pg.side.Texts.cut;

import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.loader.pg.row.JsonText;
import io.freshet.loader.pg.side.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was wrong with a failed event: the entities of schema {@code
 * com.snowplowanalytics.snowplow/failure} 1-*-* among those that enrichments attached.
 *
 * @param data theirs, in order; may be empty
 */
record EventFailures(List<JsonNode> data) {

    private static final int LONGEST_WORDS = 1000;

    static EventFailures of(ParsedEvent event) {
        return new EventFailures(
                event.derivedContexts().stream()
                        .filter(entity -> isFailure(entity.schema()))
                        .map(SelfDescribing::data)
                        .toList());
    }

    private static boolean isFailure(SchemaKey schema) {
        return schema.vendor().equals("com.snowplowanalytics.snowplow")
                && schema.name().equals("failure")
                && schema.version().model() == 1;
    }

    /** The cells from {@code failure_type} to {@code component_version}. */
    void addTo(List<@Nullable String> cells) {
        if (data.isEmpty()) {
            for (int i = 0; i < 6; i++) {
                cells.add(null);
            }
            cells.add("0");
            cells.add(null);
            cells.add(null);
            cells.add(null);
            return;
        }
        var first = data.get(0);
        var error = first.path("errors").path(0);
        cells.add(text(first, "failureType"));
        cells.add(text(first, "schema"));
        cells.add(error.has("path") ? text(error, "path") : text(error, "source"));
        cells.add(text(error, "keyword"));
        cells.add(text(error, "message"));
        cells.add(first.has("errors") ? JsonText.print(first.get("errors")) : null);
        cells.add(Integer.toString(data.size()));
        cells.add(Texts.timestamp(first.path("timestamp").asString(null)));
        cells.add(text(first, "componentName"));
        cells.add(text(first, "componentVersion"));
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? cut(value.stringValue(), LONGEST_WORDS) : null;
    }
}
