package io.freshet.enricher.pipeline;

import io.freshet.event.badrow.BadRow;
import org.jspecify.annotations.Nullable;

/** What became of one event: each record that is to be written for it. */
public sealed interface EventOutcome {

    /**
     * It was enriched.
     *
     * @param line the event
     * @param pii tells what of the event was pseudonymised; null where nothing was or nobody asked
     */
    record Good(EnrichedLine line, @Nullable EnrichedLine pii) implements EventOutcome {

        /** An event from which nothing was hidden. */
        public Good(EnrichedLine line) {
            this(line, null);
        }
    }

    /**
     * It could not be enriched.
     *
     * @param row takes the event's place
     * @param failed the event all the same, without what was wrong with it; null where there is no
     *     event, or nobody asked
     */
    record Bad(BadRow row, @Nullable EnrichedLine failed) implements EventOutcome {

        /** A row alone. */
        public Bad(BadRow row) {
            this(row, null);
        }
    }
}
