package io.freshet.cli.send;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.webapp.fate.Fate.Stored;
import io.freshet.webapp.row.RowFinder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events and watches the topics and the database until each has ended or time is up. */
final class SendRun {

    private static final Logger LOGGER = LoggerFactory.getLogger(SendRun.class);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Tracker tracker;
    private final TopicWatch topics;
    private final TopicNames names;
    private final RowFinder rows;
    private final Map<String, Journey> journeys = new LinkedHashMap<>();
    private long sentNanos;

    SendRun(Tracker tracker, TopicWatch topics, TopicNames names, RowFinder rows) {
        this.tracker = tracker;
        this.topics = topics;
        this.names = names;
        this.rows = rows;
    }

    /** The topics that tell how far an event is. */
    static List<String> watched(TopicNames names) {
        return List.of(
                names.rawBad(),
                names.parsedGood(),
                names.parsedBad(),
                names.jsonEvent(),
                names.jsonBad());
    }

    /**
     * Sends, follows and prints.
     *
     * @param patience how long to follow
     * @return OK if each went where it should, FOUND_PROBLEMS if one went elsewhere, TIMED_OUT if
     *     one did not end
     */
    ExitCode run(List<Sample> samples, Duration patience, PrintWriter out) {
        connect(samples);
        sentNanos = System.nanoTime();
        for (var sample : samples) {
            var journey = new Journey(sample);
            journeys.put(sample.eventId(), journey);
            tracker.send(sample);
            journey.seen("collected", millis());
        }
        while (!allEnded() && millis() < patience.toMillis()) {
            topics.poll(POLL).forEach(this::note);
            lookForRows();
        }
        journeys.values().forEach(journey -> out.println(journey.text()));
        var code = code();
        out.println(
                switch (code) {
                    case OK -> "All went where they should.";
                    case TIMED_OUT -> "Not all have ended after " + patience.toSeconds() + " s.";
                    default -> "Not all went where they should.";
                });
        out.flush();
        return code;
    }

    /** Once before the clock runs; connecting is no part of an event's way. */
    private void connect(List<Sample> samples) {
        try {
            rows.find(samples.stream().map(Sample::eventId).toList());
        } catch (SQLException e) {
            throw new StartFailure(
                    ExitCode.NOT_REACHABLE,
                    new Problem(
                            "F4004",
                            "Postgres cannot be asked for rows",
                            null,
                            e.getMessage(),
                            "start one with 'freshet up', or give its address with --postgres"),
                    e);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null) {
            return;
        }
        try {
            if (record.topic().equals(names.parsedGood())) {
                noteStage("enriched", eventIdOfTsv(value));
            } else if (record.topic().equals(names.jsonEvent())) {
                noteStage("json", Json.parse(value).path("event_id").asString(""));
            } else {
                noteBadRow(record.topic(), value);
            }
        } catch (InvalidJson unreadable) {
            LOGGER.atDebug().addKeyValue("topic", record.topic()).log("a record is no JSON");
        }
    }

    private void noteStage(String stage, String eventId) {
        var journey = journeys.get(eventId);
        if (journey != null) {
            journey.seen(stage, millis());
        }
    }

    private void noteBadRow(String topic, byte[] value) throws InvalidJson {
        var summary = BadRowSummary.of(Json.parse(value));
        var journey = journeys.get(summary.eventId().orElse(""));
        if (journey != null) {
            var where = topic + ": " + summary.kind() + ": " + summary.reason();
            journey.ended(Sample.End.BAD_ROW, "bad row", millis(), where);
        }
    }

    private void lookForRows() {
        var open =
                journeys.values().stream()
                        .filter(journey -> !journey.hasEnded())
                        .map(journey -> journey.sample().eventId())
                        .toList();
        try {
            rows.find(open)
                    .forEach(
                            (id, stored) -> {
                                var journey = journeys.get(id);
                                if (journey != null) {
                                    journey.ended(Sample.End.ROW, "row", millis(), tables(stored));
                                }
                            });
        } catch (SQLException away) {
            LOGGER.atWarn().addKeyValue("error", away.getMessage()).log("Postgres cannot be asked");
        }
    }

    private static String tables(Stored stored) {
        var entities =
                stored.tables().keySet().stream()
                        .sorted()
                        .map(table -> ", atomic." + table)
                        .collect(Collectors.joining());
        return "atomic.events" + entities;
    }

    private static String eventIdOfTsv(byte[] line) {
        var columns = new String(line, StandardCharsets.UTF_8).split("\t", -1);
        var column = AtomicField.EVENT_ID.ordinal();
        return columns.length > column ? columns[column] : "";
    }

    private boolean allEnded() {
        return journeys.values().stream().allMatch(Journey::hasEnded);
    }

    private ExitCode code() {
        Collection<Journey> all = journeys.values();
        if (!allEnded()) {
            return ExitCode.TIMED_OUT;
        }
        return all.stream().allMatch(Journey::isAsItShould) ? ExitCode.OK : ExitCode.FOUND_PROBLEMS;
    }

    private long millis() {
        return (System.nanoTime() - sentNanos) / 1_000_000;
    }
}
