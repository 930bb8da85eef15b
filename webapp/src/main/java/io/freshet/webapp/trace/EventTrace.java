package io.freshet.webapp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.live.SeenEvent;
import io.freshet.webapp.row.EventRows;
import io.freshet.webapp.row.EventRows.TableRow;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.RecordLookup;
import io.freshet.webapp.tail.RecordLookup.Search;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds all records and rows of one event. All stages hand the time of the payload on as their
 * records' timestamp, and name the payload's record in a header: from one record of an event the
 * others are found by time.
 */
public final class EventTrace {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventTrace.class);

    private static final List<Stage> OUTCOMES =
            List.of(Stage.GOOD, Stage.FAILED, Stage.PARSED_BAD, Stage.JSON, Stage.JSON_BAD);

    /** Where an event is looked for that nobody has noted the place of. */
    private static final List<Stage> ENDS =
            List.of(Stage.JSON, Stage.PARSED_BAD, Stage.RAW_BAD, Stage.JSON_BAD, Stage.FAILED);

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Records of one payload may stand this far apart in time. */
    private static final long SLACK_MILLIS = 2_000;

    private static final int MOST_NEAR = 20_000;

    private final RecordLookup fetch;
    private final @Nullable EventRows rows;
    private final Function<String, Optional<Place>> index;

    /**
     * A way to look.
     *
     * @param fetch the topics
     * @param rows the tables; null where there is no database
     * @param index where an event's last record stands, as far as somebody noted it
     */
    public EventTrace(
            RecordLookup fetch, @Nullable EventRows rows, Function<String, Optional<Place>> index) {
        this.fetch = fetch;
        this.rows = rows;
        this.index = index;
    }

    /** Whether events may have such an id. */
    public static boolean isEventId(String text) {
        return UUID.matcher(text).matches();
    }

    /**
     * What was found of an event.
     *
     * @param id its event_id, or the place of a record that belongs to no event
     * @param records one of each stage at most
     * @param index position in the payload, from 0; -1 where unknown
     * @param rows its rows, {@code events} first
     * @param rowsTrouble why rows are not known; null where they are
     */
    public record Found(
            String id,
            Map<Stage, TailRecord> records,
            int index,
            List<TableRow> rows,
            @Nullable String rowsTrouble) {

        public Found {
            records = Map.copyOf(records);
            rows = List.copyOf(rows);
        }

        /** Whether there is nothing of it. */
        public boolean isEmpty() {
            return records.isEmpty() && rows.isEmpty();
        }

        /** A record of a stage. */
        public Optional<TailRecord> at(Stage stage) {
            return Optional.ofNullable(records.get(stage));
        }

        /** The bad row that took the event's place. */
        public Optional<TailRecord> badRow() {
            return at(Stage.PARSED_BAD).or(() -> at(Stage.JSON_BAD)).or(() -> at(Stage.RAW_BAD));
        }
    }

    /**
     * Everything there is of an event; what is empty has not been seen.
     *
     * @param asked an event_id, or a record's place as {@link Place} writes it
     * @param sinceMillis how far back the topics are searched where neither index nor table tells
     *     when the event was; negative for not at all
     */
    public Found find(String asked, long sinceMillis) {
        var place = Place.parse(asked);
        if (place.isPresent()) {
            return fetch.at(place.get())
                    .map(record -> around(record, idOf(record), stored(idOf(record))))
                    .orElseGet(() -> nothing(asked, Rows.NONE));
        }
        var id = isEventId(asked) ? asked.toLowerCase(Locale.ROOT) : asked;
        var stored = stored(id);
        return index.apply(id)
                .or(() -> index.apply(asked))
                .flatMap(fetch::at)
                .filter(record -> isAbout(record, id))
                .or(() -> search(id, stored.all(), sinceMillis))
                .map(record -> around(record, id, stored))
                .orElseGet(() -> nothing(id, stored));
    }

    private record Rows(List<TableRow> all, @Nullable String trouble) {
        private static final Rows NONE = new Rows(List.of(), null);
    }

    private static Found nothing(String id, Rows stored) {
        return new Found(id, Map.of(), -1, stored.all(), stored.trouble());
    }

    /** One record and those that belong to the same event. */
    private Found around(TailRecord record, String id, Rows stored) {
        var records = new EnumMap<Stage, TailRecord>(Stage.class);
        records.put(record.stage(), record);
        addOthers(record, records);
        return new Found(id, records, record.index(), stored.all(), stored.trouble());
    }

    private static String idOf(TailRecord record) {
        return switch (record.stage()) {
            case JSON -> SeenEvent.ofJson(record).id();
            case GOOD, FAILED -> SeenEvent.ofLine(record).id();
            case RAW -> record.place().toString();
            case RAW_BAD, PARSED_BAD, JSON_BAD ->
                    BadRecord.of(record.value())
                            .eventId()
                            .orElseGet(() -> record.place().toString());
        };
    }

    private Optional<TailRecord> search(String id, List<TableRow> stored, long sinceMillis) {
        Predicate<TailRecord> fits = record -> mentions(record, id) && isAbout(record, id);
        if (!stored.isEmpty()) {
            var at = Times.millis(stored.get(0).row().path("collector_tstamp"));
            if (at.isPresent()) {
                var near =
                        new Search(
                                List.of(Stage.JSON),
                                at.getAsLong() - SLACK_MILLIS,
                                at.getAsLong() + 10 * SLACK_MILLIS,
                                MOST_NEAR,
                                1);
                return fetch.search(near, fits).stream().findFirst();
            }
        }
        if (sinceMillis < 0) {
            return Optional.empty();
        }
        var anywhere = new Search(ENDS, sinceMillis, Long.MAX_VALUE, Integer.MAX_VALUE, 1);
        return fetch.search(anywhere, fits).stream().findFirst();
    }

    private void addOthers(TailRecord one, Map<Stage, TailRecord> into) {
        var payload = one.raw();
        if (payload.isEmpty()) {
            return;
        }
        fetch.at(payload.get()).ifPresent(record -> into.put(Stage.RAW, record));
        var others =
                new ArrayList<>(OUTCOMES.stream().filter(stage -> stage != one.stage()).toList());
        var isGood = one.stage() == Stage.JSON;
        if (isGood) {
            others.removeAll(List.of(Stage.FAILED, Stage.PARSED_BAD));
        }
        var at = one.record().timestamp();
        var near = new Search(others, at, at + SLACK_MILLIS, MOST_NEAR, isGood ? 1 : others.size());
        fetch.search(near, record -> record.index() == one.index() && record.raw().equals(payload))
                .forEach(record -> into.putIfAbsent(record.stage(), record));
    }

    private Rows stored(String id) {
        if (rows == null || !isEventId(id)) {
            return Rows.NONE;
        }
        try {
            return new Rows(rows.rows(id), null);
        } catch (SQLException away) {
            LOGGER.atDebug().addKeyValue("error", away.getSQLState()).log("no rows to show now");
            return new Rows(
                    List.of(), "Postgres cannot be asked now, SQLSTATE " + away.getSQLState());
        }
    }

    /** Much quicker than reading the record. */
    private static boolean mentions(TailRecord record, String id) {
        var value = record.value();
        var wanted = id.getBytes(UTF_8);
        outer:
        for (var i = 0; i + wanted.length <= value.length; i++) {
            for (var j = 0; j < wanted.length; j++) {
                if (value[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    private static boolean isAbout(TailRecord record, String id) {
        return record.stage() != Stage.RAW && idOf(record).equalsIgnoreCase(id);
    }
}
