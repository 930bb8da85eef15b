package io.freshet.enricher.enrichment.sql;

import io.freshet.event.iglu.SelfDescribing;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks a database and makes entities of what it answers. Thread-safe; waits for the answer. */
public final class SqlQuery implements AutoCloseable {

    /** A query that gives more has been written by mistake, and no event could carry them. */
    private static final int MAX_ROWS = 10_000;

    private final Database database;
    private final RowEntities output;

    SqlQuery(Database database, RowEntities output) {
        this.database = database;
        this.output = output;
    }

    /**
     * Reads the parameters of a configuration; nothing is connected yet.
     *
     * @throws IllegalArgumentException when a parameter is missing or wrong
     */
    public static SqlQuery of(JsonNode parameters, SqlSettings settings) {
        var output = RowEntities.of(parameters.path("output"));
        var query =
                new Query(
                        parameters.path("query").path("sql").asString(),
                        output.names(),
                        output.expected().isMany() ? MAX_ROWS + 1 : 2);
        var address = DatabaseAddress.of(parameters.path("database"));
        return new SqlQuery(Databases.open(address, query, settings), output);
    }

    /**
     * The entities for these values; none where the query has more or fewer question marks.
     *
     * @throws SqlFailure when the database fails, or gives more or fewer rows than expected
     */
    public List<SelfDescribing> entities(List<Object> values) throws SqlFailure {
        var rows = database.ask(values);
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.get().size() > MAX_ROWS) {
            throw new SqlFailure("the query gave more than " + MAX_ROWS + " rows");
        }
        return output.entities(rows.get());
    }

    @Override
    public void close() {
        database.close();
    }
}
