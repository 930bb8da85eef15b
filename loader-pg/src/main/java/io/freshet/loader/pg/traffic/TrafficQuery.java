package io.freshet.loader.pg.traffic;

import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.EventsTable;
import java.util.List;

/**
 * What the view shows: a row for each event, each column of that row alone, so that a condition on
 * {@code collector_tstamp} or {@code app_id} gets through to the table and its indexes and parts.
 */
final class TrafficQuery {

    /** User agents that say themselves that nobody sits there; a Cubot is a telephone. */
    private static final String SAYS_BOT =
            "coalesce(e.useragent, '') ~* '((?<!cu)bot|crawl|spider|slurp|headless|preview|monitor|scrap|curl/|wget/|python-|java/|go-http)'";

    private static final String QUERY =
            """
            SELECT e.event_id,
                   e.collector_tstamp,
                   e.app_id,
                   e.platform,
                   e.event,
                   e.event_name,
                   coalesce(e.domain_userid::text, e.user_id::text, e.network_userid::text) AS visitor,
                   e.domain_sessionid::text AS session,
                   e.domain_sessionidx AS session_index,
                   e.page_urlhost AS host,
                   CASE WHEN e.page_urlhost IS NOT NULL OR e.page_urlpath IS NOT NULL
                        THEN coalesce(e.page_urlpath, '/') END AS page,
                   e.page_title,
                   CASE WHEN e.refr_medium IS DISTINCT FROM 'internal'
                             AND e.refr_urlhost IS DISTINCT FROM e.page_urlhost
                        THEN e.refr_urlhost END AS referrer,
                   e.mkt_source AS source,
                   e.mkt_medium AS medium,
                   e.mkt_campaign AS campaign,
                   e.geo_country AS country,
                   CASE WHEN e.dvce_type IS NOT NULL THEN e.dvce_type
                        WHEN e.useragent ~* '(ipad|tablet)' THEN 'Tablet'
                        WHEN e.useragent ~* '(mobi|iphone|android)' THEN 'Mobile'
                        WHEN e.useragent IS NOT NULL THEN 'Computer' END AS device,
                   CASE WHEN coalesce(e.br_family, e.br_name) IS NOT NULL
                             THEN coalesce(e.br_family, e.br_name)
                        WHEN e.useragent ~ 'Edg/' THEN 'Edge'
                        WHEN e.useragent ~ 'OPR/' THEN 'Opera'
                        WHEN e.useragent ~ 'Firefox/' THEN 'Firefox'
                        WHEN e.useragent ~ '(Chrome|Chromium)/' THEN 'Chrome'
                        WHEN e.useragent ~ 'Safari/' THEN 'Safari'
                        WHEN e.useragent IS NOT NULL THEN 'Other' END AS browser,
                   (%s) AS is_bot
              FROM %s e""";

    private TrafficQuery() {}

    /**
     * The query.
     *
     * @param schema database schema of the events
     * @param verdicts conditions on {@code e}, each true for an event that an enrichment calls a
     *     bot's; asked after the user agent
     */
    static String in(String schema, List<String> verdicts) {
        var isBot = new StringBuilder(SAYS_BOT);
        verdicts.forEach(verdict -> isBot.append("\n                    OR ").append(verdict));
        return QUERY.formatted(isBot, TableDdl.qualified(schema, EventsTable.NAME));
    }
}
