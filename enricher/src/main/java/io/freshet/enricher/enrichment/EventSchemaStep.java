package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import org.jspecify.annotations.Nullable;

/** Names the schema of the event: its own data's, or the one its type stands for. */
final class EventSchemaStep implements Enrichment {

    private static final String SNOWPLOW = "com.snowplowanalytics.snowplow";

    @Override
    public Addition enrich(DraftView event) {
        var type = event.get(AtomicField.EVENT);
        return switch (type == null ? "" : type) {
            case "page_view", "page_ping", "transaction", "transaction_item" ->
                    fields(SNOWPLOW, type, "jsonschema", "1-0-0");
            // Snowplow: structured events are Google Analytics' of old.
            case "struct" -> fields("com.google.analytics", "event", "jsonschema", "1-0-0");
            case "unstruct" ->
                    event.unstructEvent().map(own -> fields(own.schema())).orElse(Addition.NONE);
            default -> Addition.failure(unknown(type));
        };
    }

    private static Addition fields(SchemaKey key) {
        return fields(key.vendor(), key.name(), key.format(), key.version().toString());
    }

    private static Addition fields(
            String vendor, @Nullable String name, String format, String version) {
        return new Addition.Fields()
                .set(AtomicField.EVENT_VENDOR, vendor)
                .set(AtomicField.EVENT_NAME, name)
                .set(AtomicField.EVENT_FORMAT, format)
                .set(AtomicField.EVENT_VERSION, version)
                .addition();
    }

    private static Failure unknown(@Nullable String type) {
        return new Failure.Unexpected(
                "event",
                type,
                "trying to extract the schema of the enriched event but event type ["
                        + type
                        + "] doesn't match\n"
                        + "          any of page_view, page_ping, struct, transaction,"
                        + " transaction_item and unstruct\n"
                        + "          ");
    }
}
