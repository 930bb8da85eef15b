package io.freshet.webapp.api;

import io.freshet.webapp.sql.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds events, users, sessions and apps in Postgres, by whole ids. */
public final class RowFinders implements Finder {

    private static final String BY_EVENT =
            "select event_id::text as id, event_name as name, app_id as app from %s where event_id = ?";

    private static final String BY_PERSON =
            """
            select case when domain_sessionid::text = ? then 'session' else 'user' end as kind,
                   count(*) as events
              from %s
             where collector_tstamp > now() at time zone 'UTC' - interval '30 days'
               and (? in (domain_userid::text, network_userid::text, user_id::text,
                          domain_sessionid::text, user_ipaddress::text))
             group by 1""";

    private static final String BY_APP =
            """
            select count(*) as events
              from %s
             where collector_tstamp > now() at time zone 'UTC' - interval '30 days' and app_id = ?""";

    private final Database database;

    public RowFinders(Database database) {
        this.database = database;
    }

    @Override
    public List<Hit> find(String text, int most) {
        var events = database.qualified("events");
        var hits = new ArrayList<Hit>();
        if (isUuid(text)) {
            for (var row : database.rows(BY_EVENT.formatted(events), UUID.fromString(text))) {
                var title =
                        row.path("name").asString("event")
                                + " of "
                                + row.path("app").asString("no app");
                hits.add(Hit.event(text, title + ", in Postgres"));
            }
        }
        for (var row : database.rows(BY_PERSON.formatted(events), text, text)) {
            var kind = row.path("kind").asString("user");
            var title = kind + " with " + row.path("events").asLong() + " events in 30 days";
            var filter = kind.equals("user") ? "user=" : "text=";
            hits.add(new Hit(kind, text, title, "/dashboard/live?" + filter + Hit.encoded(text)));
        }
        var ofApp = database.rows(BY_APP.formatted(events), text).path(0).path("events").asLong(0);
        if (ofApp > 0) {
            var title = "app with " + ofApp + " events in 30 days";
            hits.add(new Hit("app", text, title, "/dashboard/live?app=" + Hit.encoded(text)));
        }
        return hits.stream().limit(most).toList();
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
