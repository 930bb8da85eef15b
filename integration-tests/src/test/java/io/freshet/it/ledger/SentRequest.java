package io.freshet.it.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a tracker.
 *
 * @param target path and query
 * @param body of a POST with JSON; null for a GET
 * @param good ids of its events that have to become rows
 * @param bad ids of its events that have to become bad rows, one each; the id stands in the row
 */
record SentRequest(String target, @Nullable String body, List<String> good, List<String> bad) {

    static SentRequest get(String target, List<String> good, List<String> bad) {
        return new SentRequest(target, null, good, bad);
    }

    static SentRequest post(String target, String body, List<String> good, List<String> bad) {
        return new SentRequest(target, body, good, bad);
    }

    int events() {
        return good.size() + bad.size();
    }

    Stream<String> ids() {
        return Stream.concat(good.stream(), bad.stream());
    }
}
