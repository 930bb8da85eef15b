package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.Answer;
import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import io.freshet.enricher.enrichment.lookup.LookupPlan;
import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.enricher.enrichment.lookup.Lookups;
import io.freshet.event.iglu.SelfDescribing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks a database and makes entities of what it answers. Thread-safe. */
public final class SqlQuery implements AutoCloseable {

    /** A query that gives more has been written by mistake, and no event could carry them. */
    private static final int MAX_ROWS = 10_000;

    private final Database database;
    private final RowEntities output;
    private final Lookups<List<Object>, List<SelfDescribing>> lookups;

    private SqlQuery(
            Database database,
            RowEntities output,
            LookupPlan plan,
            LookupSettings settings,
            MeterRegistry registry) {
        this.database = database;
        this.output = output;
        this.lookups = Lookups.of(plan, settings, registry, this::entities);
    }

    /**
     * Reads the parameters of a configuration; nothing is connected yet.
     *
     * @param identifier the enrichment's, for metrics
     * @throws IllegalArgumentException when a parameter is missing or wrong
     */
    public static SqlQuery of(
            String identifier,
            JsonNode parameters,
            SqlSettings sql,
            LookupSettings settings,
            MeterRegistry registry) {
        var output = RowEntities.of(parameters.path("output"));
        var query =
                new Query(
                        parameters.path("query").path("sql").asString(),
                        output.names(),
                        output.expected().isMany() ? MAX_ROWS + 1 : 2);
        var address = DatabaseAddress.of(parameters.path("database"));
        return new SqlQuery(
                Databases.open(address, query, sql, settings.concurrency()),
                output,
                LookupPlan.of(
                        identifier, address.toString(), sql.timeout(), parameters.path("cache")),
                settings,
                registry);
    }

    /** As {@link Lookups#prepare}. */
    public boolean prepare(Object event, List<Object> values) {
        return lookups.prepare(event, values);
    }

    /**
     * The entities for these values, remembered or asked for; none where the query has more or
     * fewer question marks.
     */
    public Answer<List<SelfDescribing>> answer(Object event, List<Object> values) {
        return lookups.answer(event, values);
    }

    /** As {@link Lookups#longestStall}. */
    public Duration longestStall() {
        return lookups.longestStall();
    }

    private List<SelfDescribing> entities(List<Object> values)
            throws LookupFailure, InterruptedException {
        var rows = database.ask(values);
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.get().size() > MAX_ROWS) {
            throw new LookupFailure(
                    Kind.REJECTED, "the query gave more than " + MAX_ROWS + " rows");
        }
        return output.entities(rows.get());
    }

    @Override
    public void close() {
        lookups.close();
        database.close();
    }
}
