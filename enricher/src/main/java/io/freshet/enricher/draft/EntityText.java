package io.freshet.enricher.draft;

import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.JsonWriter;
import java.util.List;

/** The texts of the three fields that hold JSON. */
final class EntityText {

    private static final String CONTEXTS =
            "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1";
    private static final String UNSTRUCT_EVENT =
            "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";

    private EntityText() {}

    static String contexts(List<SelfDescribing> entities) {
        var out = new JsonWriter(512);
        out.beginObject().member("schema", CONTEXTS).name("data").beginArray();
        entities.forEach(entity -> entity(out, entity));
        return out.endArray().endObject().toString();
    }

    static String unstructEvent(SelfDescribing event) {
        var out = new JsonWriter(512);
        out.beginObject().member("schema", UNSTRUCT_EVENT).name("data");
        entity(out, event);
        return out.endObject().toString();
    }

    private static void entity(JsonWriter out, SelfDescribing entity) {
        out.beginObject().member("schema", entity.schema().toUri());
        out.member("data", entity.data()).endObject();
    }
}
