package io.freshet.enricher.enrichment.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.event.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    /** A query for one number, asked for many numbers at the same time, gives each its own. */
    static void askAtOnce(Database database, int times) throws Exception {
        var ready = new CountDownLatch(times);
        var threads = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<Future<List<String>>>();
            for (int i = 0; i < times; i++) {
                int value = i;
                answers.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return ask(database, value);
                                }));
            }
            for (int i = 0; i < times; i++) {
                assertThat(answers.get(i).get()).containsExactly("{\"n\":" + i + "}");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the call fails with. */
    static LookupFailure failure(ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(LookupFailure.class);
        return (LookupFailure) thrown;
    }
}
