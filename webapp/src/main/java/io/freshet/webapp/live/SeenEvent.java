package io.freshet.webapp.live;

import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.webapp.live.LiveEvent.About;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.tail.TailRecord;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An event as its record tells of it. Any bytes give one, if only a vague one.
 *
 * @param id its event_id, or its place
 * @param fingerprint its event_fingerprint
 * @param at when the collector got it, epoch milliseconds
 * @param about what is shown of it
 * @param schemas URIs of its own schema, if it has one, and of its entities
 */
public record SeenEvent(
        String id, @Nullable String fingerprint, long at, About about, List<String> schemas) {

    private static final List<AtomicField> READ =
            List.of(
                    AtomicField.APP_ID,
                    AtomicField.PLATFORM,
                    AtomicField.EVENT,
                    AtomicField.EVENT_NAME,
                    AtomicField.EVENT_VENDOR,
                    AtomicField.EVENT_FORMAT,
                    AtomicField.EVENT_VERSION,
                    AtomicField.EVENT_ID,
                    AtomicField.EVENT_FINGERPRINT,
                    AtomicField.COLLECTOR_TSTAMP,
                    AtomicField.USER_ID,
                    AtomicField.DOMAIN_USERID,
                    AtomicField.NETWORK_USERID,
                    AtomicField.PAGE_URL,
                    AtomicField.GEO_COUNTRY);

    private static final TopLevel JSON =
            new TopLevel(READ.stream().map(AtomicField::column).toList());

    public SeenEvent {
        schemas = List.copyOf(schemas);
    }

    /** Reads a JSON event. */
    public static SeenEvent ofJson(TailRecord record) {
        return of(record, JSON.read(record.value()));
    }

    /** Reads a failed event, which stands in a line of columns. */
    public static SeenEvent ofLine(TailRecord record) {
        var cells = new String(record.value(), StandardCharsets.UTF_8).split("\t", -1);
        var found = new @Nullable String[READ.size()];
        for (var i = 0; i < found.length; i++) {
            var column = READ.get(i).ordinal();
            found[i] = column < cells.length && !cells[column].isEmpty() ? cells[column] : null;
        }
        return of(record, found);
    }

    /** The event in one line. */
    public LiveEvent toLive(TailRecord record, Outcome outcome) {
        var millis =
                record.isHistory()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(0, record.seenAtMillis() - at));
        return new LiveEvent(
                id, at, outcome, about, millis, record.place().toString(), null, fingerprint);
    }

    private static SeenEvent of(TailRecord record, @Nullable String[] found) {
        var header = record.header(IgluSchemasHeader.NAME);
        var schemas =
                header == null || header.isEmpty() ? List.<String>of() : List.of(header.split(","));
        var id = value(found, AtomicField.EVENT_ID);
        var own = own(found);
        var entities = (int) schemas.stream().filter(one -> !one.equals(own)).count();
        var name = value(found, AtomicField.EVENT_NAME);
        var about =
                new About(
                        value(found, AtomicField.APP_ID),
                        value(found, AtomicField.PLATFORM),
                        name == null ? value(found, AtomicField.EVENT) : name,
                        own,
                        user(found),
                        value(found, AtomicField.PAGE_URL),
                        value(found, AtomicField.GEO_COUNTRY),
                        header == null ? -1 : entities);
        return new SeenEvent(
                id == null ? record.place().toString() : id,
                value(found, AtomicField.EVENT_FINGERPRINT),
                at(value(found, AtomicField.COLLECTOR_TSTAMP), record.collectedAt()),
                about,
                schemas);
    }

    private static @Nullable String own(@Nullable String[] found) {
        var vendor = value(found, AtomicField.EVENT_VENDOR);
        var name = value(found, AtomicField.EVENT_NAME);
        var format = value(found, AtomicField.EVENT_FORMAT);
        var version = value(found, AtomicField.EVENT_VERSION);
        if (vendor == null || name == null || format == null || version == null) {
            return null;
        }
        var uri = "iglu:" + vendor + "/" + name + "/" + format + "/" + version;
        return SchemaKey.parse(uri).key().isPresent() ? uri : null;
    }

    private static @Nullable String user(@Nullable String[] found) {
        var user = value(found, AtomicField.USER_ID);
        var domain = value(found, AtomicField.DOMAIN_USERID);
        if (user == null) {
            return domain == null ? value(found, AtomicField.NETWORK_USERID) : domain;
        }
        return user;
    }

    private static @Nullable String value(@Nullable String[] found, AtomicField field) {
        return found[READ.indexOf(field)];
    }

    /** Timestamps in JSON end with Z, those in lines have a blank in the middle. */
    private static long at(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            var iso = text.replace(' ', 'T');
            return Instant.parse(iso.endsWith("Z") ? iso : iso + "Z").toEpochMilli();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
