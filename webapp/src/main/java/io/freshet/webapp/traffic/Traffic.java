package io.freshet.webapp.traffic;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.sql.Database;
import io.freshet.webapp.sql.Questions;
import io.freshet.webapp.traffic.TrafficQuery.Bots;
import io.freshet.webapp.traffic.TrafficQuery.Range;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET traffic}: who came, from where, and what they looked at, as the rows say. */
public final class Traffic implements Endpoint {

    /** Made by the loader; docs/reference/loader-pg.md has its columns. */
    private static final String VIEW = "traffic";

    private static final String EXISTS = "select to_regclass(?) is not null as found";

    private static final Map<String, Span> SPANS =
            Map.of(
                    "30m", new Span(Duration.ofMinutes(30), Duration.ofSeconds(30)),
                    "24h", new Span(Duration.ofHours(24), Duration.ofMinutes(30)),
                    "7d", new Span(Duration.ofDays(7), Duration.ofHours(3)),
                    "30d", new Span(Duration.ofDays(30), Duration.ofHours(12)));

    private static final List<String> LISTS =
            List.of(
                    "pages",
                    "referrers",
                    "sources",
                    "campaigns",
                    "countries",
                    "devices",
                    "browsers");

    private final Optional<Database> database;
    private final Clock clock;

    /**
     * @param database where the rows are; empty where none is configured
     */
    public Traffic(Optional<Database> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Span(Duration length, Duration step) {

        Range until(long now) {
            var millis = step.toMillis();
            var from = (now - length.toMillis()) / millis * millis;
            return new Range(from, millis, (int) ((now - from) / millis) + 1, now);
        }
    }

    @Override
    public Answer answer(Request request) {
        var name = request.queryWord("range", "24h", "30m", "7d", "30d");
        var range = Objects.requireNonNull(SPANS.get(name)).until(clock.millis());
        var bots = request.queryWord("bots", "all", "clean", "bots").toUpperCase(Locale.ROOT);
        var app = request.query("app").orElse("");
        var rows = database.orElseThrow(Traffic::noDatabase);
        var view = rows.qualified(VIEW);
        var query = new TrafficQuery(view, range, app, Bots.valueOf(bots));
        var body = JsonNodeFactory.instance.objectNode().put("range", name);
        rows.ask(
                questions -> {
                    if (!questions.rows(EXISTS, view).path(0).path("found").asBoolean()) {
                        throw noView(rows.schema());
                    }
                    return fill(body, query, questions);
                });
        return tables(Answer.json(body));
    }

    private static ObjectNode fill(ObjectNode body, TrafficQuery query, Questions questions)
            throws SQLException {
        body.setAll((ObjectNode) query.sums(questions).get(0));
        body.set("chart", chart(query.chart(questions), query.range()));
        LISTS.forEach(body::putArray);
        for (var line : query.lists(questions)) {
            var entry = (ObjectNode) line;
            var list = entry.remove("list").asString();
            body.withArray("/" + list).add(entry);
        }
        return body;
    }

    private static ObjectNode chart(ArrayNode steps, Range range) {
        var chart = JsonNodeFactory.instance.objectNode();
        chart.put("fromAt", range.fromMillis()).put("stepSeconds", range.stepMillis() / 1000);
        for (var name : List.of("pageViews", "visitors", "events")) {
            var counts = chart.putArray(name);
            for (var line : steps) {
                fill(counts, line.path("step").asLong());
                counts.add(line.path(name).asLong());
            }
            fill(counts, range.steps());
        }
        return chart;
    }

    private static void fill(ArrayNode counts, long upTo) {
        while (counts.size() < upTo) {
            counts.add(0);
        }
    }

    private static Answer tables(Answer.Json answer) {
        var with = answer;
        for (var list : LISTS) {
            with = with.table(list, "name", "views", "visitors", "events");
        }
        return with;
    }

    private static Refusal noDatabase() {
        return Refusal.unavailable(
                "no Postgres is configured, and traffic is counted there",
                "add the section postgres to the configuration of the webapp");
    }

    private static Refusal noView(String schema) {
        return Refusal.unavailable(
                "there is no view " + schema + "." + VIEW + ", and traffic is counted there",
                "the Postgres loader makes it when it starts: start one of this version, without"
                        + " traffic.view = false");
    }
}
