package io.freshet.webapp.live;

import io.freshet.webapp.tail.ShortText;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event in one line. What is not known is null.
 *
 * @param id its event_id, or its place where it has none
 * @param at when the collector got it, epoch milliseconds
 * @param outcome how far it got
 * @param about what is shown of it
 * @param millis from the collector's timestamp until it was seen in its last topic
 * @param place where its last record stands
 * @param trouble why it is bad; null for others
 * @param fingerprint tells it from others with its id; null where there is none, or not known
 */
public record LiveEvent(
        String id,
        long at,
        Outcome outcome,
        About about,
        OptionalLong millis,
        String place,
        @Nullable Trouble trouble,
        @Nullable String fingerprint) {

    private static final int USER_SHOWN = 8;

    /** What is kept of texts that strangers sent: of names, and of what may well be longer. */
    private static final int NAME = 255;

    private static final int LONG = 1000;

    public LiveEvent {
        id = ShortText.of(id, NAME);
        fingerprint = ShortText.orNull(fingerprint, NAME);
    }

    /** How far an event got. */
    public enum Outcome {
        /** Enriched; its row has not been seen. */
        GOOD,
        /** Not as it should be, and kept as far as it got. */
        FAILED,
        /** A bad row took its place. */
        BAD,
        /** In Postgres. */
        ROW,
        /** Came before and is not loaded again. */
        DUPLICATE;

        /** As the API spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is shown of an event.
     *
     * @param app its application
     * @param platform its platform
     * @param event its name
     * @param schema Iglu URI of the schema it is of
     * @param user who caused it, in full
     * @param page the page or screen
     * @param country two letters
     * @param entities how many are attached; negative where unknown
     */
    public record About(
            @Nullable String app,
            @Nullable String platform,
            @Nullable String event,
            @Nullable String schema,
            @Nullable String user,
            @Nullable String page,
            @Nullable String country,
            int entities) {

        /** Nothing. */
        public static final About NOTHING = new About(null, null, null, null, null, null, null, -1);

        public About {
            app = ShortText.orNull(app, NAME);
            platform = ShortText.orNull(platform, NAME);
            event = ShortText.orNull(event, NAME);
            schema = ShortText.orNull(schema, LONG);
            user = ShortText.orNull(user, NAME);
            page = ShortText.orNull(page, LONG);
            country = ShortText.orNull(country, NAME);
        }
    }

    /**
     * Why an event is bad.
     *
     * @param kind name of the bad row's schema
     * @param reason in one line
     * @param group the group of its cause
     */
    public record Trouble(String kind, String reason, String group) {

        public Trouble {
            kind = ShortText.of(kind, NAME);
            reason = ShortText.of(reason, LONG);
        }
    }

    /** The same event, by now come to something else. */
    LiveEvent as(Outcome now) {
        return new LiveEvent(id, at, now, about, millis, place, trouble, fingerprint);
    }

    /**
     * As the API gives it.
     *
     * @param seq its number in the stream
     */
    public ObjectNode toJson(long seq) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("seq", seq).put("at", at).put("outcome", outcome.word());
        put(json, "app", about.app());
        put(json, "platform", about.platform());
        put(json, "event", about.event());
        put(json, "schema", about.schema());
        put(json, "user", shortened(about.user()));
        put(json, "page", about.page());
        put(json, "country", about.country());
        if (about.entities() >= 0) {
            json.put("entities", about.entities());
        }
        millis.ifPresent(value -> json.put("millis", value));
        json.put("place", place);
        if (trouble != null) {
            json.put("kind", trouble.kind()).put("reason", trouble.reason());
            json.put("group", trouble.group());
        }
        return json;
    }

    /** The columns of a table of events. */
    public static String[] columns() {
        return new String[] {
            "id",
            "seq",
            "at",
            "outcome",
            "app",
            "platform",
            "event",
            "schema",
            "user",
            "page",
            "country",
            "entities",
            "millis",
            "place",
            "kind",
            "reason",
            "group"
        };
    }

    private static @Nullable String shortened(@Nullable String user) {
        return user == null || user.length() <= USER_SHOWN ? user : user.substring(0, USER_SHOWN);
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
