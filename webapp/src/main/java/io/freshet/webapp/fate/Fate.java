package io.freshet.webapp.fate;

import io.freshet.webapp.tail.ShortText;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one event.
 *
 * @param id its event_id, or the place of its bad row where that holds none
 * @param outcome how far it got
 * @param name event name, as far as known
 * @param place where its last record stands, {@code topic-partition@offset}
 * @param millis from the collector's timestamp until the outcome was seen
 * @param stored its rows, once they are seen
 * @param kind name of the bad row's schema; null for good events
 * @param reason why it is bad, in one line; null for good events
 */
public record Fate(
        String id,
        Outcome outcome,
        String name,
        String place,
        OptionalLong millis,
        @Nullable Stored stored,
        @Nullable String kind,
        @Nullable String reason) {

    /** What is kept of texts that strangers sent. */
    private static final int NAME = 255;

    private static final int LONG = 1000;

    public Fate {
        id = ShortText.of(id, NAME);
        name = ShortText.of(name, NAME);
        reason = ShortText.orNull(reason, LONG);
    }

    /** How far an event got. */
    public enum Outcome {
        /** Enriched; its row has not been seen yet. */
        GOOD("good"),
        /** In Postgres. */
        ROW("row"),
        /** A bad row took its place. */
        BAD("bad");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /**
     * An event in Postgres.
     *
     * @param row the columns of its row that are not null
     * @param tables number of its rows by entity table
     */
    public record Stored(JsonNode row, Map<String, Integer> tables) {

        public Stored {
            tables = Map.copyOf(tables);
        }
    }

    /** A good event whose row is not seen yet. */
    static Fate good(String id, String name, String place, OptionalLong millis) {
        return new Fate(id, Outcome.GOOD, name, place, millis, null, null, null);
    }

    /** An event replaced by a bad row. */
    static Fate bad(
            String id, String name, String place, OptionalLong millis, String kind, String reason) {
        return new Fate(id, Outcome.BAD, name, place, millis, null, kind, reason);
    }

    /** The same event, now seen in Postgres. */
    Fate stored(Stored rows) {
        return new Fate(id, Outcome.ROW, name, place, millis, rows, null, null);
    }

    /** The form that the panel reads: absent members where nothing is known. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("outcome", outcome.word).put("name", name).put("place", place);
        millis.ifPresent(value -> json.put("millis", value));
        if (stored != null) {
            json.set("row", stored.row());
            var tables = json.putObject("tables");
            stored.tables().forEach(tables::put);
        }
        if (kind != null) {
            json.put("kind", kind);
            json.put("reason", reason);
        }
        return json;
    }
}
