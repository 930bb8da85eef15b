package io.freshet.webapp.rerun;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Enriches events again with an enricher's settings; writes nothing, but asks the servers that its
 * enrichments ask. The window knows no enricher: whoever starts both gives it one.
 */
@FunctionalInterface
public interface Rerun extends AutoCloseable {

    /**
     * Enriches one event of a payload.
     *
     * @param payload as it stands in raw good
     * @param index the event's place in it, from 0
     * @return empty where the payload has no such event
     */
    Optional<Result> again(byte[] payload, int index);

    /** Lets go of what it holds; closed with the window. */
    @Override
    default void close() {}

    /** What becomes of an event. */
    enum Outcome {
        /** It is enriched. */
        GOOD("good"),
        /** A bad row takes its place. */
        BAD("bad"),
        /** It is wanted nowhere. */
        DROPPED("dropped");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** What the API calls it. */
        public String word() {
            return word;
        }
    }

    /**
     * What became of it.
     *
     * @param outcome in a word
     * @param line the enriched event, or the failed one beside a bad row; empty for none
     * @param badRow the row in its place; empty for none
     * @param steps what each enrichment did, in order
     */
    record Result(
            Outcome outcome, Optional<byte[]> line, Optional<byte[]> badRow, List<Step> steps) {

        public Result {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What one enrichment did.
     *
     * @param name as its configuration names it
     * @param isConfigured whether there is a configuration; every event gets the others
     * @param state {@code ran}, {@code nothing}, {@code failed} or {@code dropped}
     * @param fields what it changed: columns, and schemas of the entities that it attached
     * @param failures why it failed, in words
     * @param assets the files it looked into, with their versions
     * @param took how long
     */
    record Step(
            String name,
            boolean isConfigured,
            String state,
            List<String> fields,
            List<String> failures,
            List<String> assets,
            Duration took) {

        public Step {
            fields = List.copyOf(fields);
            failures = List.copyOf(failures);
            assets = List.copyOf(assets);
        }
    }
}
