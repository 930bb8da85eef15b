package io.freshet.webapp.traffic;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.sql.Database;
import io.freshet.webapp.traffic.TrafficQuery.Bots;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET traffic}: who came, from where, and what they looked at, as the rows say. */
public final class Traffic implements Endpoint {

    private static final Map<String, Range> RANGES =
            Map.of(
                    "30m", new Range(Duration.ofMinutes(30), Duration.ofSeconds(30)),
                    "24h", new Range(Duration.ofHours(24), Duration.ofMinutes(30)),
                    "7d", new Range(Duration.ofDays(7), Duration.ofHours(3)),
                    "30d", new Range(Duration.ofDays(30), Duration.ofHours(12)));

    private final Optional<Database> database;
    private final Clock clock;

    /**
     * @param database where the rows are; empty where none is configured
     */
    public Traffic(Optional<Database> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Range(Duration length, Duration step) {}

    @Override
    public Answer answer(Request request) {
        var name = request.queryWord("range", "24h", "30m", "7d", "30d");
        var range = Objects.requireNonNull(RANGES.get(name));
        var bots = request.queryWord("bots", "all", "clean", "bots");
        var step = range.step().toMillis();
        var now = clock.millis();
        var from = (now - range.length().toMillis()) / step * step;
        var query =
                new TrafficQuery(
                        database.orElseThrow(Traffic::noDatabase),
                        from,
                        request.query("app").orElse(""),
                        Bots.valueOf(bots.toUpperCase(Locale.ROOT)));
        var body = JsonNodeFactory.instance.objectNode().put("range", name);
        body.setAll((ObjectNode) query.sums().get(0));
        body.set("chart", chart(query.chart(step), from, step, (now - from) / step + 1));
        lists(query, body);
        return tables(Answer.json(body));
    }

    private static void lists(TrafficQuery query, ObjectNode body) {
        body.set("pages", query.top("coalesce(page_urlpath, '/')", "event = 'page_view'"));
        body.set(
                "referrers",
                query.top(
                        "refr_urlhost",
                        "refr_urlhost is not null and refr_medium is distinct from 'internal'"
                                + " and refr_urlhost is distinct from page_urlhost"));
        body.set("sources", query.top("mkt_source", "mkt_source is not null"));
        body.set("campaigns", query.top("mkt_campaign", "mkt_campaign is not null"));
        body.set("countries", query.top("geo_country", "geo_country is not null"));
        body.set("devices", query.top(DEVICE, "useragent is not null"));
        body.set("browsers", query.top(BROWSER, "useragent is not null"));
    }

    /** What the enrichment says, or what the user agent gives away. */
    private static final String DEVICE =
            """
            coalesce(dvce_type,
                     case when useragent ~* '(ipad|tablet)' then 'Tablet'
                          when useragent ~* '(mobi|iphone|android)' then 'Mobile'
                          else 'Computer' end)""";

    private static final String BROWSER =
            """
            coalesce(br_family, br_name,
                     case when useragent ~ 'Edg/' then 'Edge'
                          when useragent ~ 'OPR/' then 'Opera'
                          when useragent ~ 'Firefox/' then 'Firefox'
                          when useragent ~ '(Chrome|Chromium)/' then 'Chrome'
                          when useragent ~ 'Safari/' then 'Safari'
                          else 'Other' end)""";

    private static ObjectNode chart(ArrayNode steps, long from, long step, long howMany) {
        var chart = JsonNodeFactory.instance.objectNode();
        chart.put("fromAt", from).put("stepSeconds", step / 1000);
        for (var name : new String[] {"pageViews", "visitors", "events"}) {
            var counts = chart.putArray(name);
            for (var line : steps) {
                fill(counts, line.path("step").asLong());
                counts.add(line.path(name).asLong());
            }
            fill(counts, howMany);
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
        for (var list :
                new String[] {
                    "pages", "referrers", "sources", "campaigns", "countries", "devices", "browsers"
                }) {
            with = with.table(list, "name", "views", "visitors", "events");
        }
        return with;
    }

    private static Refusal noDatabase() {
        return Refusal.unavailable(
                "no Postgres is configured, and traffic is counted there",
                "add the section postgres to the configuration of the webapp");
    }
}
