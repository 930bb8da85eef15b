package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an event and says what to add to it. Thread-safe; changes nothing itself. */
@FunctionalInterface
public interface Enrichment extends AutoCloseable {

    /**
     * Starts what takes time, such as questions to servers, and does not wait for it: {@link
     * #enrich} is called for the same event later. Earlier enrichments may not have been there yet,
     * so that a question may still lack what they will add: then nothing is started. Called only of
     * those that {@link EnrichmentStep#asksServers} names, and only where events wait together.
     *
     * @return whether {@link #enrich} would not have to wait now
     */
    default boolean prepare(DraftView event) {
        return true;
    }

    /** What this event gets. */
    Addition enrich(DraftView event);

    /**
     * The field that is wrong when this fails without naming one, so that a failed event comes
     * without it; null where no field is to blame.
     */
    default @Nullable AtomicField judged() {
        return null;
    }

    /**
     * Whether it is shown the entities that others have attached so far as a field of the event, so
     * that a bad row shows them, too.
     */
    default boolean isShownEntities() {
        return false;
    }

    /** The files that it looks things up in. */
    default List<AssetStatus> assets() {
        return List.of();
    }

    /** What a person should know about how this was configured. */
    default List<String> notices() {
        return List.of();
    }

    /**
     * How long at most the events of one transaction wait for it all together when the server that
     * it asks hangs; zero where none is asked.
     */
    default Duration longestStall() {
        return Duration.ZERO;
    }

    /** Lets go of what it holds; nothing is enriched any more. */
    @Override
    default void close() {}
}
