package io.freshet.enricher.enrichment.sql;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Answers one query. Thread-safe; connects when asked. */
interface Database extends AutoCloseable {

    /**
     * The rows for these values.
     *
     * @param values one for each question mark
     * @return each row as a JSON object, in order; empty where there are not as many question marks
     *     as values
     * @throws SqlFailure when the database cannot be reached, refuses the query, or takes too long
     */
    Optional<List<ObjectNode>> ask(List<Object> values) throws SqlFailure;

    /** Cuts all connections. */
    @Override
    void close();
}
