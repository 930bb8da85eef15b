package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
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
     * @throws LookupFailure when the database cannot be reached, refuses the query, or takes too
     *     long
     * @throws InterruptedException when it was interrupted
     */
    Optional<List<ObjectNode>> ask(List<Object> values) throws LookupFailure, InterruptedException;

    /** Cuts all connections. */
    @Override
    void close();
}
