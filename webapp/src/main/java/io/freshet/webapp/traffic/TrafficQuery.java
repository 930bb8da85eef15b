package io.freshet.webapp.traffic;

import io.freshet.webapp.sql.Questions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The questions behind the Traffic screen, asked of the view {@code traffic} that the loader makes.
 * Each looks at the same events: those of a range of time, maybe of one app, with or without bots.
 * Visitors are told apart before they are counted, which Postgres does without sorting all events.
 *
 * @param view the view, as SQL names it
 * @param range from when to when
 * @param app one {@code app_id}; empty = all
 * @param bots which visitors count
 */
record TrafficQuery(String view, Range range, String app, Bots bots) {

    private static final int LINES = 20;

    private static final String TIME = "to_timestamp(?::float8 / 1000) at time zone 'UTC'";

    private static final String SUMS =
            """
            select count(distinct visitor) as visitors,
                   count(distinct session) as sessions,
                   count(*) filter (where event = 'page_view') as "pageViews",
                   count(*) as events,
                   count(distinct visitor) filter (where collector_tstamp > %s) as "active30m"
              from %s""";

    private static final String CHART =
            """
            select step, count(visitor) as visitors, sum(views)::bigint as "pageViews",
                   sum(events)::bigint as events
              from (select floor((extract(epoch from collector_tstamp)::float8 * 1000 - %d) / %d)::int as step,
                           visitor,
                           count(*) filter (where event = 'page_view') as views,
                           count(*) as events
                      from %s
                     group by 1, 2) visits
             group by step order by step""";

    /** A page counts where it was viewed, whatever else happened on it. */
    private static final String LISTS =
            """
            select list, name, views, visitors, events
              from (select list, name, sum(views)::bigint as views, count(visitor) as visitors,
                           sum(events)::bigint as events,
                           row_number() over (partition by list order by
                             sum(views) desc, sum(events) desc, name collate "C") as place
                      from (select one.list, one.name, visitor,
                                   count(*) filter (where event = 'page_view') as views,
                                   count(*) as events
                              from (select * from %s) seen
                             cross join lateral (values
                                   ('pages', case when event = 'page_view' then page end::text),
                                   ('referrers', referrer::text),
                                   ('sources', source::text),
                                   ('campaigns', campaign::text),
                                   ('countries', country::text),
                                   ('devices', device::text),
                                   ('browsers', browser::text)) one (list, name)
                             where one.name is not null
                             group by 1, 2, 3) visits
                     group by list, name) ranked
             where place <= %d
             order by list, place""";

    /** Which visitors count. */
    enum Bots {
        ALL,
        CLEAN,
        BOTS
    }

    /**
     * A range of time, in whole steps.
     *
     * @param fromMillis its begin, epoch milliseconds
     * @param stepMillis length of a step
     * @param steps how many; the last one has begun
     * @param nowMillis the present
     */
    record Range(long fromMillis, long stepMillis, int steps, long nowMillis) {

        long toMillis() {
            return fromMillis + stepMillis * steps;
        }
    }

    /** One line: visitors, sessions, page views, events, active in the last half hour. */
    ArrayNode sums(Questions questions) throws SQLException {
        var parameters = parameters();
        parameters.add(0, range.nowMillis() - 1_800_000);
        return questions.rows(SUMS.formatted(TIME, events()), parameters.toArray());
    }

    /** Counts by step; steps without events are missing. */
    ArrayNode chart(Questions questions) throws SQLException {
        return questions.rows(
                CHART.formatted(range.fromMillis(), range.stepMillis(), events()),
                parameters().toArray());
    }

    /** The most frequent values of each list, the most viewed first. */
    ArrayNode lists(Questions questions) throws SQLException {
        return questions.rows(LISTS.formatted(events(), LINES), parameters().toArray());
    }

    private List<Object> parameters() {
        var parameters = new ArrayList<Object>(List.of(range.fromMillis(), range.toMillis()));
        if (!app.isEmpty()) {
            parameters.add(app);
        }
        return parameters;
    }

    private String events() {
        var sql =
                view
                        + " where collector_tstamp >= "
                        + TIME
                        + " and collector_tstamp < "
                        + TIME
                        + (app.isEmpty() ? "" : " and app_id = ?");
        return switch (bots) {
            case ALL -> sql;
            case CLEAN -> sql + " and not is_bot";
            case BOTS -> sql + " and is_bot";
        };
    }
}
