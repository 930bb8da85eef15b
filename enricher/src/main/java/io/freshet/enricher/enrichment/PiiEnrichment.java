package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.input.ValuePath;
import io.freshet.enricher.enrichment.pii.PiiEvents;
import io.freshet.enricher.enrichment.pii.PiiField;
import io.freshet.enricher.enrichment.pii.Pseudonym;
import io.freshet.enricher.enrichment.pii.Pseudonymisation;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaCriterion;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Replaces what tells who somebody is by hashes; a second event may tell what was there.
 *
 * @param fields in the order in which they are replaced
 * @param pseudonym makes the hashes
 * @param emitsEvent whether there is a second event
 * @param ids gives it its id
 */
public record PiiEnrichment(
        List<PiiField> fields, Pseudonym pseudonym, boolean emitsEvent, Supplier<UUID> ids)
        implements Enrichment {

    public PiiEnrichment {
        fields = List.copyOf(fields);
    }

    /** Reads {@code pii_enrichment_config} 2-0-0. */
    static PiiEnrichment of(EnrichmentConfig config) {
        var strategy = config.parameters().path("strategy").path("pseudonymize");
        return new PiiEnrichment(
                config.parameters().path("pii").valueStream().map(PiiEnrichment::field).toList(),
                new Pseudonym(
                        strategy.path("hashFunction").asString(), strategy.path("salt").asString()),
                config.data().path("emitEvent").asBoolean(false),
                UUID::randomUUID);
    }

    private static PiiField field(JsonNode json) {
        var whole = json.path("pojo").path("field");
        var inEntities = json.path("json");
        return whole.isString()
                ? new PiiField.Whole(column(whole))
                : new PiiField.InEntities(
                        column(inEntities.path("field")),
                        SchemaCriterion.of(inEntities.path("schemaCriterion").asString()),
                        ValuePath.of(inEntities.path("jsonPath").asString()));
    }

    private static AtomicField column(JsonNode name) {
        return AtomicField.ofColumn(name.asString())
                .orElseThrow(() -> new IllegalArgumentException(name + " is no field"));
    }

    @Override
    public List<String> notices() {
        return fields.stream()
                .filter(PiiField.InEntities.class::isInstance)
                .map(field -> ((PiiField.InEntities) field).path())
                .filter(path -> !path.isValid())
                .map(path -> path + " is no JSONPath: nothing is pseudonymised there")
                .toList();
    }

    @Override
    public Addition enrich(DraftView event) {
        var result = Pseudonymisation.of(event, fields, pseudonym);
        return new Addition(
                result.texts().entrySet().stream()
                        .map(entry -> new Addition.FieldValue(entry.getKey(), entry.getValue()))
                        .toList(),
                List.of(),
                List.of(),
                emitsEvent && !result.modifications().isEmpty()
                        ? PiiEvents.of(event, result, pseudonym, ids.get())
                        : null);
    }
}
