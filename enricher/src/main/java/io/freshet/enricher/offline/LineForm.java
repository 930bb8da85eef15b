package io.freshet.enricher.offline;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How an enriched event is shown. */
@FunctionalInterface
public interface LineForm {

    /** As the line that the enricher writes. */
    LineForm TSV = line -> JsonNodeFactory.instance.stringNode(line.tsv());

    /** One event. */
    JsonNode of(EnrichedLine line);

    /**
     * An object of the columns that are filled, in the order of the line; entities and the event's
     * own data as JSON, everything else as the text of the line.
     *
     * @param wanted which to show; empty for all
     */
    static LineForm columns(Collection<AtomicField> wanted) {
        Set<AtomicField> shown =
                wanted.isEmpty() ? EnumSet.allOf(AtomicField.class) : EnumSet.copyOf(wanted);
        return line -> {
            var columns = JsonNodeFactory.instance.objectNode();
            for (var field : shown) {
                var text = line.event().get(field);
                if (text != null) {
                    columns.set(field.column(), value(field, text));
                }
            }
            return columns;
        };
    }

    private static JsonNode value(AtomicField field, String text) {
        var plain = JsonNodeFactory.instance.stringNode(text);
        return switch (field) {
            case CONTEXTS, DERIVED_CONTEXTS, UNSTRUCT_EVENT -> {
                try {
                    yield Json.parse(text).path("data");
                } catch (InvalidJson scripted) {
                    yield plain;
                }
            }
            default -> plain;
        };
    }
}
