package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.AssetStatus;
import io.freshet.event.atomic.AtomicField;
import java.time.Duration;
import java.util.List;

/** Looks on while one event goes through the steps, for a person; in the stream nobody does. */
@FunctionalInterface
public interface Witness {

    /** A step is done. */
    void saw(Deed deed);

    /** What became of a step. */
    enum State {
        /** It changed the event. */
        RAN,
        /** It had nothing to add. */
        NOTHING,
        /** It could not do what it should. */
        FAILED,
        /** It threw the event away. */
        DROPPED
    }

    /**
     * What a step did to the event.
     *
     * @param step its name: of its configuration, where it has one
     * @param isConfigured whether a configuration asks for it; other steps every event gets
     * @param changed the fields that have another text now than before
     * @param addition all that it had to add
     * @param assets the files it looked into
     * @param took how long, waiting for servers included
     */
    record Deed(
            String step,
            boolean isConfigured,
            List<AtomicField> changed,
            Addition addition,
            List<AssetStatus> assets,
            Duration took) {

        public Deed {
            changed = List.copyOf(changed);
            assets = List.copyOf(assets);
        }

        /** In a word. */
        public State state() {
            if (!addition.failures().isEmpty()) {
                return State.FAILED;
            }
            return switch (addition.effect()) {
                case DROPS -> State.DROPPED;
                case REPLACES_CONTEXTS -> State.RAN;
                case ADDS ->
                        changed.isEmpty()
                                        && addition.contexts().isEmpty()
                                        && addition.piiEvent() == null
                                ? State.NOTHING
                                : State.RAN;
            };
        }
    }
}
