package io.freshet.enricher.entity;

import io.freshet.enricher.draft.Fault;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the envelopes of one event apart and gathers what is wrong with them. */
final class EntityExtraction {

    private static final SchemaCriterion CONTEXTS =
            SchemaCriterion.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-*");
    private static final SchemaCriterion UNSTRUCT_EVENT =
            SchemaCriterion.of(
                    "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-*");
    private static final String OF_CONTEXTS = "contexts";
    private static final String OF_EVENT = "unstruct";
    private static final SchemaKey VALIDATION_INFO =
            SchemaKey.of("iglu:com.snowplowanalytics.iglu/validation_info/jsonschema/1-0-0");

    private final IgluClient iglu;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Superseding> supersedings = new LinkedHashSet<>();

    EntityExtraction(IgluClient iglu) {
        this.iglu = iglu;
    }

    /** The valid entities in order; empty where none were sent. */
    List<SelfDescribing> contexts(@Nullable JsonNode sent) {
        var envelope = envelope(sent, CONTEXTS, OF_CONTEXTS);
        var entities = new ArrayList<SelfDescribing>();
        if (envelope != null) {
            for (var json : envelope.data()) {
                var entity = entity(json, OF_CONTEXTS);
                if (entity != null) {
                    entities.add(entity);
                }
            }
        }
        return entities;
    }

    /** The valid self-describing event, or null. */
    @Nullable SelfDescribing unstructEvent(@Nullable JsonNode sent) {
        var envelope = envelope(sent, UNSTRUCT_EVENT, OF_EVENT);
        return envelope == null ? null : entity(envelope.data(), OF_EVENT);
    }

    /** Everything that is wrong, in the order of the calls above. */
    List<Fault> faults() {
        return faults;
    }

    /** One entity for each schema that was replaced by its successor. */
    List<SelfDescribing> validationInfos() {
        return supersedings.stream().map(Superseding::toEntity).toList();
    }

    private @Nullable SelfDescribing envelope(
            @Nullable JsonNode sent, SchemaCriterion wanted, String source) {
        if (sent == null) {
            return null;
        }
        var envelope = selfDescribing(sent, source);
        if (envelope == null) {
            return null;
        }
        if (!wanted.matches(envelope.schema())) {
            var mismatch = new Failure.CriterionMismatch(envelope.schema(), wanted);
            faults.add(Fault.ofEntity(mismatch, source, envelope.data()));
            return null;
        }
        return check(envelope, source) == null ? null : envelope;
    }

    private @Nullable SelfDescribing entity(JsonNode json, String source) {
        var sent = selfDescribing(json, source);
        var check = sent == null ? null : check(sent, source);
        if (sent == null || check == null) {
            return null;
        }
        return check.supersededBy().map(version -> superseded(sent, version)).orElse(sent);
    }

    private @Nullable SelfDescribing selfDescribing(JsonNode json, String source) {
        var parsed = SelfDescribing.parse(json);
        if (parsed.value().isEmpty()) {
            var failure = new Failure.NotIglu(json, parsed.error().name());
            faults.add(Fault.ofEntity(failure, source, json));
        }
        return parsed.value().orElse(null);
    }

    private Check.@Nullable Valid check(SelfDescribing data, String source) {
        var check = iglu.check(data);
        if (check instanceof Check.Invalid invalid) {
            var failure = new Failure.Iglu(data.schema(), invalid.error());
            faults.add(Fault.ofEntity(failure, source, data.data()));
        }
        return check instanceof Check.Valid valid ? valid : null;
    }

    private SelfDescribing superseded(SelfDescribing sent, SchemaVer by) {
        supersedings.add(new Superseding(sent.schema(), by));
        var key = sent.schema();
        return new SelfDescribing(
                new SchemaKey(key.vendor(), key.name(), key.format(), by), sent.data());
    }

    private record Superseding(SchemaKey original, SchemaVer by) {

        SelfDescribing toEntity() {
            var data = JsonNodeFactory.instance.objectNode();
            data.put("originalSchema", original.toUri());
            data.put("validatedWith", by.toString());
            return new SelfDescribing(VALIDATION_INFO, data);
        }
    }
}
