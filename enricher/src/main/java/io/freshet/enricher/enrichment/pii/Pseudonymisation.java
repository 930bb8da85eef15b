package io.freshet.enricher.enrichment.pii;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Replaces values in one event, field by field in the order of the configuration. */
public final class Pseudonymisation {

    private final DraftView event;
    private final Pseudonym pseudonym;
    private final Map<AtomicField, String> texts = new EnumMap<>(AtomicField.class);
    private final Map<AtomicField, JsonNode> envelopes = new EnumMap<>(AtomicField.class);
    private final List<Modification> modifications = new ArrayList<>();

    private Pseudonymisation(DraftView event, Pseudonym pseudonym) {
        this.event = event;
        this.pseudonym = pseudonym;
    }

    /** Replaces these fields; a field that is listed twice is replaced twice. */
    public static Result of(DraftView event, List<PiiField> fields, Pseudonym pseudonym) {
        var run = new Pseudonymisation(event, pseudonym);
        for (var field : fields) {
            if (field instanceof PiiField.Whole whole) {
                run.replaceWhole(whole.column());
            } else if (field instanceof PiiField.InEntities inEntities) {
                run.replaceInEntities(inEntities);
            }
        }
        run.envelopes.forEach((column, json) -> run.texts.put(column, Json.print(json)));
        return new Result(run.texts, run.modifications);
    }

    private void replaceWhole(AtomicField column) {
        var original = texts.getOrDefault(column, event.get(column));
        if (original != null) {
            var modified = pseudonym.of(original);
            texts.put(column, modified);
            modifications.add(new Modification(column.column(), original, modified, null));
        }
    }

    private void replaceInEntities(PiiField.InEntities field) {
        var text = event.get(field.column());
        if (text == null) {
            return;
        }
        var envelope = envelopes.computeIfAbsent(field.column(), column -> parse(text));
        var data = envelope.path("data");
        if (data.isArray()) {
            data.forEach(entity -> replaceInEntity(field, entity));
        } else {
            replaceInEntity(field, data);
        }
    }

    private void replaceInEntity(PiiField.InEntities field, JsonNode json) {
        var entity = SelfDescribing.parse(json).value();
        if (entity.isPresent() && field.schemas().matches(entity.get().schema())) {
            var place =
                    new Modification.Place(field.path().toString(), entity.get().schema().toUri());
            field.path()
                    .replaceIn(
                            entity.get().data(),
                            original -> {
                                var modified = pseudonym.of(original);
                                modifications.add(
                                        new Modification(
                                                field.column().column(),
                                                original,
                                                modified,
                                                place));
                                return modified;
                            });
        }
    }

    private static JsonNode parse(String printed) {
        try {
            return Json.parse(printed);
        } catch (InvalidJson e) {
            throw new IllegalStateException("an event's own JSON cannot be read", e);
        }
    }

    /**
     * What was replaced.
     *
     * @param texts of columns, new
     * @param modifications one by one, in order
     */
    public record Result(Map<AtomicField, String> texts, List<Modification> modifications) {}
}
