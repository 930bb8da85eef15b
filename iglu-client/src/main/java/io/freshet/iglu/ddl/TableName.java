package io.freshet.iglu.ddl;

import java.util.Locale;

/**
 * The table of one schema model. All versions of a model, whether they come as entity or as
 * self-describing event, share it.
 *
 * @param vendor the schema's vendor
 * @param name the schema's name
 * @param model the schema's MODEL, from 1
 */
public record TableName(String vendor, String name, int model) {

    /** The name that Snowplow's documentation uses; longer than 63 bytes for some schemas. */
    public String full() {
        var owner = vendor.replace('.', '_').replace('-', '_').toLowerCase(Locale.ROOT);
        return owner + "_" + SqlName.snakeCase(name) + "_" + model;
    }

    /**
     * The name that the table gets as long as no other model has it: the full one. Where that has
     * more than 63 bytes, MODEL 1 gets the first 63, which is what Postgres makes of the full name
     * in a query; all other models, whose number would be cut off, get the {@link #alternative}.
     */
    public String preferred() {
        return model == 1 || cut().equals(full()) ? cut() : alternative();
    }

    /** The full name as Postgres cuts it, which is what the reference's tables are called. */
    public String cut() {
        return SqlName.cut(full());
    }

    /**
     * The name that the table gets where another model's table has the preferred one. No other
     * model has this one.
     */
    public String alternative() {
        return SqlName.distinct(full(), vendor + "/" + name + "/" + model);
    }
}
