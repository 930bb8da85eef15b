package io.freshet.enricher.draft;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One thing that is wrong with an event, and what of the event it concerns.
 *
 * @param failure what is wrong, as a bad row says it
 * @param source where it was found: a column, a tracker parameter, {@code contexts}, {@code
 *     unstruct}, {@code derived_contexts} or an enrichment
 * @param field the column that must not be kept; null where the event is as it should be without it
 * @param data what was found there; null where nothing was
 */
public record Fault(
        Failure failure, String source, @Nullable AtomicField field, @Nullable JsonNode data) {

    /** A failure whose data is self-describing, or should be. */
    public static Fault ofEntity(Failure failure, String source, JsonNode data) {
        return new Fault(failure, source, null, data);
    }

    /** A failure of one text of the event. */
    public static Fault ofText(
            Failure failure, String source, @Nullable AtomicField field, @Nullable String text) {
        var data = text == null ? null : JsonNodeFactory.instance.objectNode().put(source, text);
        return new Fault(failure, source, field, data);
    }
}
