package io.freshet.loader.pg.traffic;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;

/** An entity in which an enrichment says whether the sender is a bot, where the rows have it. */
enum BotVerdict {
    /** Of the enrichment that asks the IAB's lists. */
    IAB("com_iab_snowplow_spiders_and_robots_1", "spider_or_robot", "spiderOrRobot"),
    /** Of the enrichment that sums up all checks. */
    BOT_DETECTION("com_snowplowanalytics_snowplow_bot_detection_1", "bot", "bot");

    private final String table;
    private final String column;
    private final String property;

    BotVerdict(String table, String column, String property) {
        this.table = table;
        this.column = column;
        this.property = property;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The column of events that has the entity in the layout {@code wide}. */
    String wideColumn() {
        return "contexts_" + table;
    }

    /** True for events {@code e} that the table calls a bot's. */
    String inTable(String schema) {
        return "EXISTS (SELECT 1 FROM %s b WHERE b.root_id = e.event_id AND b.root_tstamp = e.collector_tstamp AND b.%s)"
                .formatted(TableDdl.qualified(schema, table), SqlName.quoteWhereNeeded(column));
    }

    /** The same of the column. */
    String inColumn() {
        return "coalesce(e.%s @> '[{\"%s\": true}]', false)".formatted(wideColumn(), property);
    }
}
