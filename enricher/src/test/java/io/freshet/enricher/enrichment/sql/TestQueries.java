package io.freshet.enricher.enrichment.sql;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.event.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Queries of tests. */
final class TestQueries {

    static final SqlSettings SETTINGS =
            new SqlSettings(Duration.ofSeconds(5), Duration.ofSeconds(20));

    /** A server that does not answer or exist must not hold up the tests. */
    static final SqlSettings IMPATIENT =
            new SqlSettings(Duration.ofMillis(500), Duration.ofSeconds(1));

    /** Long enough to hear why there is no connection. */
    static final SqlSettings PATIENT =
            new SqlSettings(Duration.ofSeconds(3), Duration.ofSeconds(3));

    private TestQueries() {}

    static Query query(String sql) {
        return new Query(sql, PropertyNames.AS_IS, 10_001);
    }

    /** What is asked for these values gives, each row as JSON text; null where nothing is asked. */
    static List<String> ask(Database database, Object... values)
            throws LookupFailure, InterruptedException {
        return database.ask(Arrays.asList(values))
                .map(rows -> rows.stream().map((ObjectNode row) -> Json.print(row)).toList())
                .orElse(null);
    }
}
