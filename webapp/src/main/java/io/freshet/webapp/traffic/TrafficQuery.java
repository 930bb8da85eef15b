package io.freshet.webapp.traffic;

import io.freshet.webapp.sql.Database;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The questions behind the Traffic screen. Each looks at the same events: those of a range of time,
 * maybe of one app, with or without bots.
 *
 * @param database where {@code events} is
 * @param fromMillis begin of the range, epoch milliseconds
 * @param app one {@code app_id}; empty = all
 * @param bots which visitors count
 */
record TrafficQuery(Database database, long fromMillis, String app, Bots bots) {

    private static final int LINES = 20;

    /** User agents that say themselves that nobody sits there. */
    private static final String IS_BOT =
            "coalesce(useragent, '') ~* '(bot|crawl|spider|slurp|headless|preview|monitor|scrap|curl/|wget/|python-|java/|go-http)'";

    /** Whoever came: the first of the identities that the event has. */
    private static final String VISITOR =
            "coalesce(domain_userid::text, user_id::text, network_userid::text)";

    private static final String SUMS =
            """
            select count(distinct %1$s) as visitors,
                   count(distinct domain_sessionid) as sessions,
                   count(*) filter (where event = 'page_view') as "pageViews",
                   count(*) as events,
                   count(distinct %1$s) filter
                     (where collector_tstamp > now() at time zone 'UTC' - interval '30 minutes')
                     as "active30m"
              from %2$s""";

    private static final String CHART =
            """
            select floor((extract(epoch from collector_tstamp) * 1000 - %3$d) / %4$d)::int as step,
                   count(distinct %1$s) as visitors,
                   count(*) filter (where event = 'page_view') as "pageViews",
                   count(*) as events
              from %2$s
             group by 1 order by 1""";

    private static final String TOP =
            """
            select %3$s as name,
                   count(*) filter (where event = 'page_view') as views,
                   count(distinct %1$s) as visitors,
                   count(*) as events
              from %2$s and %4$s
             group by 1
             order by 2 desc, 4 desc, 1
             limit\s"""
                    + LINES;

    /** Which visitors count. */
    enum Bots {
        ALL,
        CLEAN,
        BOTS
    }

    /** One line: visitors, sessions, page views, events, active in the last half hour. */
    ArrayNode sums() {
        return ask(SUMS.formatted(VISITOR, events()));
    }

    /** Counts by step of so many milliseconds; steps without events are missing. */
    ArrayNode chart(long stepMillis) {
        return ask(CHART.formatted(VISITOR, events(), fromMillis, stepMillis));
    }

    /**
     * The most frequent values.
     *
     * @param name SQL of what is counted
     * @param condition SQL of which events count
     */
    ArrayNode top(String name, String condition) {
        return ask(TOP.formatted(VISITOR, events(), name, condition));
    }

    private ArrayNode ask(String sql) {
        var parameters = new ArrayList<Object>(List.of(fromMillis / 1000.0));
        if (!app.isEmpty()) {
            parameters.add(app);
        }
        return database.rows(sql, parameters.toArray());
    }

    private String events() {
        var sql =
                database.qualified("events")
                        + " where collector_tstamp >= to_timestamp(?) at time zone 'UTC'";
        if (!app.isEmpty()) {
            sql += " and app_id = ?";
        }
        return switch (bots) {
            case ALL -> sql;
            case CLEAN -> sql + " and not (" + IS_BOT + ")";
            case BOTS -> sql + " and " + IS_BOT;
        };
    }
}
