package io.freshet.enricher.pipeline;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
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
     * @param json the row in UTF-8; not to be changed
     * @param failed the event all the same, without what was wrong with it; null where there is no
     *     event, or nobody asked
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
    record Bad(BadRow row, byte[] json, @Nullable EnrichedLine failed) implements EventOutcome {

        /** A row that is printed here. */
        public Bad(BadRow row, @Nullable EnrichedLine failed) {
            this(row, BadRowJson.printBytes(row), failed);
        }
    }

    /**
     * Somebody wants it nowhere, so that it is only counted.
     *
     * @param reason a word for the counter
     */
    record Dropped(String reason) implements EventOutcome {

        /** A script called {@code event.drop()}. */
        public static final Dropped BY_SCRIPT = new Dropped("script");
    }
}
