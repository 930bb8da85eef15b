package io.freshet.enricher.enrichment.pii;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.draft.PiiEvent;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes the second event, which tells what the first one held before. */
public final class PiiEvents {

    private static final SchemaKey UNSTRUCT_EVENT = snowplow("unstruct_event");
    private static final SchemaKey PII_TRANSFORMATION = snowplow("pii_transformation");
    // Snowplow: other events have 1-0-1.
    private static final SchemaKey CONTEXTS = snowplow("contexts");
    private static final SchemaKey PARENT_EVENT = snowplow("parent_event");

    private PiiEvents() {}

    /**
     * The second event of an event.
     *
     * @param event the first, as it was
     * @param result what was replaced in it; at least one value
     * @param id of the second
     */
    public static PiiEvent of(
            DraftView event, Pseudonymisation.Result result, Pseudonym pseudonym, UUID id) {
        var fields = new EventDraft();
        for (var same :
                List.of(
                        AtomicField.APP_ID,
                        AtomicField.ETL_TSTAMP,
                        AtomicField.COLLECTOR_TSTAMP,
                        AtomicField.V_ETL)) {
            fields.set(same, event.get(same));
        }
        fields.set(AtomicField.PLATFORM, "srv");
        fields.set(AtomicField.EVENT, PII_TRANSFORMATION.name());
        fields.set(AtomicField.EVENT_ID, id.toString());
        fields.set(AtomicField.DERIVED_TSTAMP, event.get(AtomicField.ETL_TSTAMP));
        fields.set(AtomicField.TRUE_TSTAMP, event.get(AtomicField.ETL_TSTAMP));
        fields.set(AtomicField.EVENT_VENDOR, PII_TRANSFORMATION.vendor());
        fields.set(AtomicField.EVENT_NAME, PII_TRANSFORMATION.name());
        fields.set(AtomicField.EVENT_FORMAT, PII_TRANSFORMATION.format());
        fields.set(AtomicField.EVENT_VERSION, PII_TRANSFORMATION.version().toString());
        fields.set(AtomicField.UNSTRUCT_EVENT, transformation(result, pseudonym));
        fields.set(AtomicField.CONTEXTS, parent(event));
        return new PiiEvent(fields.finish(), List.of(PII_TRANSFORMATION, PARENT_EVENT));
    }

    private static String transformation(Pseudonymisation.Result result, Pseudonym pseudonym) {
        var data = JsonNodeFactory.instance.objectNode();
        var lists = data.putObject("pii");
        for (var modification : result.modifications()) {
            // The last stands first.
            lists.withArray(modification.list()).insert(0, modification.toJson());
        }
        data.putObject("strategy")
                .putObject("pseudonymize")
                .put("hashFunction", pseudonym.hashFunction());
        var event = new SelfDescribing(PII_TRANSFORMATION, data);
        return envelope(UNSTRUCT_EVENT, event.toJson());
    }

    private static String parent(DraftView event) {
        var data = JsonNodeFactory.instance.objectNode();
        data.put("parentEventId", event.get(AtomicField.EVENT_ID));
        var entity = new SelfDescribing(PARENT_EVENT, data);
        return envelope(CONTEXTS, JsonNodeFactory.instance.arrayNode().add(entity.toJson()));
    }

    private static String envelope(SchemaKey schema, JsonNode data) {
        return Json.print(new SelfDescribing(schema, data).toJson());
    }

    private static SchemaKey snowplow(String name) {
        return SchemaKey.of("iglu:com.snowplowanalytics.snowplow/" + name + "/jsonschema/1-0-0");
    }
}
