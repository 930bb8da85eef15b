package io.freshet.webapp.rerun;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.webapp.cause.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * In what two enriched events differ: field by field, and entity by entity, whatever their order.
 * That they were enriched at different times is no difference.
 *
 * @param stored the one that was written
 * @param now the one of today
 */
record Differences(ParsedEvent stored, ParsedEvent now) {

    private static final String FAILURE = "failure";
    private static final List<String> TIME = List.of("timestamp");

    ArrayNode toJson() {
        var all = JsonNodeFactory.instance.arrayNode();
        for (var field : AtomicField.all()) {
            switch (field) {
                case ETL_TSTAMP, EVENT_ID -> {
                    // the first differs always, the other where the sender gave none
                }
                case CONTEXTS -> entities(all, field, stored.contexts(), now.contexts());
                case DERIVED_CONTEXTS ->
                        entities(all, field, stored.derivedContexts(), now.derivedContexts());
                case UNSTRUCT_EVENT ->
                        entities(all, field, own(stored.unstructEvent()), own(now.unstructEvent()));
                default -> text(all, field);
            }
        }
        return all;
    }

    private void text(ArrayNode all, AtomicField field) {
        var before = stored.text(field);
        var after = now.text(field);
        if (!Objects.equals(before, after)) {
            add(all, field.column(), shown(field, before), shown(field, after));
        }
    }

    /** What an enrichment would have hidden is not shown when it is gone. */
    private static @Nullable String shown(AtomicField field, @Nullable String text) {
        return field == AtomicField.USER_IPADDRESS && text != null ? Masking.address(text) : text;
    }

    private static List<SelfDescribing> own(@Nullable SelfDescribing event) {
        return event == null ? List.of() : List.of(event);
    }

    /** An entity that changed stands in one line, by its schema; others are gone or new. */
    private static void entities(
            ArrayNode all,
            AtomicField field,
            List<SelfDescribing> before,
            List<SelfDescribing> after) {
        var gone = timeless(before);
        var fresh = timeless(after);
        for (var same : timeless(before)) {
            if (fresh.remove(same)) {
                gone.remove(same);
            }
        }
        for (var old : gone) {
            var changed =
                    fresh.stream()
                            .filter(one -> one.schema().equals(old.schema()))
                            .findFirst()
                            .orElse(null);
            fresh.remove(changed);
            add(all, name(field, old), data(old), changed == null ? null : data(changed));
        }
        fresh.forEach(one -> add(all, name(field, one), null, data(one)));
    }

    /** What failed twice failed at two times. */
    private static List<SelfDescribing> timeless(List<SelfDescribing> entities) {
        var all = new ArrayList<SelfDescribing>();
        for (var one : entities) {
            if (one.schema().name().equals(FAILURE) && one.data() instanceof ObjectNode data) {
                all.add(new SelfDescribing(one.schema(), data.deepCopy().without(TIME)));
            } else {
                all.add(one);
            }
        }
        return all;
    }

    private static String name(AtomicField field, SelfDescribing entity) {
        return field.column() + " " + entity.schema().toUri();
    }

    private static String data(SelfDescribing entity) {
        return Json.print(entity.data());
    }

    private static void add(
            ArrayNode all, String field, @Nullable String stored, @Nullable String now) {
        var one = all.addObject().put("field", field);
        if (stored != null) {
            one.put("stored", stored);
        }
        if (now != null) {
            one.put("now", now);
        }
    }
}
