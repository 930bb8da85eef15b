package io.freshet.it.chaos.loader;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is in the database beside what was sent.
 *
 * @param claims what was counted, each with the two figures that must be equal
 */
record LoaderLedger(Map<String, Figures> claims) {

    /** Found and expected. */
    record Figures(long found, long expected) {

        boolean areEqual() {
            return found == expected;
        }
    }

    /** Counts. */
    static LoaderLedger of(DatabaseServer database, ChaosEvents events, long badRows)
            throws SQLException {
        var items = "atomic." + ChaosEvents.ITEMS;
        var pages = "atomic." + ChaosEvents.PAGES;
        long count = events.count();
        var claims = new LinkedHashMap<String, Figures>();
        claims.put(
                "rows of events",
                new Figures(database.number("SELECT count(*) FROM atomic.events"), count));
        claims.put(
                "distinct event_id",
                new Figures(
                        database.number("SELECT count(DISTINCT event_id) FROM atomic.events"),
                        count));
        claims.put(
                "rows of pages",
                new Figures(database.number("SELECT count(*) FROM " + pages), count));
        claims.put(
                "pages that belong to an event",
                new Figures(
                        database.number(
                                "SELECT count(DISTINCT e.event_id) FROM atomic.events e JOIN "
                                        + pages
                                        + " p ON p.root_id = e.event_id"
                                        + " AND p.root_tstamp = e.collector_tstamp"),
                        count));
        claims.put(
                "rows of items",
                new Figures(database.number("SELECT count(*) FROM " + items), events.allItems()));
        claims.put(
                "distinct items",
                new Figures(
                        database.number(
                                "SELECT count(*) FROM (SELECT DISTINCT root_id, position FROM "
                                        + items
                                        + ") i"),
                        events.allItems()));
        claims.put(
                "sum of prices, as numbers and beside them as texts",
                new Figures(
                        database.number(
                                "SELECT sum(coalesce(price, (price__jsonb #>> '{}')::bigint)) FROM "
                                        + items),
                        events.allPrices()));
        claims.put("bad rows", new Figures(badRows, 0));
        return new LoaderLedger(claims);
    }

    boolean isGood() {
        return claims.values().stream().allMatch(Figures::areEqual);
    }

    void print(PrintStream out) {
        claims.forEach(
                (what, figures) ->
                        out.printf(
                                Locale.ROOT,
                                "%-52s %,14d of %,14d%s%n",
                                what,
                                figures.found(),
                                figures.expected(),
                                figures.areEqual() ? "" : "   FAILED"));
        out.println();
        out.println(
                isGood()
                        ? "Every event is there exactly once, with all that belongs to it."
                        : "FAILED: the database does not hold what was sent.");
    }
}
