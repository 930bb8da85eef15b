package io.freshet.iglu.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How one registry has answered since the start, for metrics and health. Thread-safe. */
public final class RegistryActivity {

    private final String name;
    private final LongAdder found = new LongAdder();
    private final LongAdder notFound = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unreachable = new LongAdder();
    private final LongAdder remembered = new LongAdder();
    private volatile @Nullable Outage outage;

    /**
     * Nothing asked so far.
     *
     * @param name the registry's, unique in its resolver
     */
    public RegistryActivity(String name) {
        this.name = name;
    }

    /**
     * A time in which the registry gives no answer.
     *
     * @param since the first question without answer
     * @param reason of the latest one, as it stands in bad rows
     */
    public record Outage(Instant since, String reason) {}

    /** Counts one answer, and begins or ends an outage. */
    public void answered(Answer<?> answer, Instant at) {
        if (answer instanceof Answer.Failed<?> failed) {
            failed(failed.error(), at);
        } else {
            found.increment();
            outage = null;
        }
    }

    private void failed(RegistryError error, Instant at) {
        if (error.unreachable()) {
            unreachable.increment();
            var running = outage;
            outage = new Outage(running == null ? at : running.since(), error.message());
            return;
        }
        (error.kind() == RegistryError.Kind.NOT_FOUND ? notFound : refused).increment();
        outage = null;
    }

    /** Counts one use of a remembered answer. */
    public void used() {
        remembered.increment();
    }

    /** The registry's name. */
    public String name() {
        return name;
    }

    /** Questions answered with what was asked for. */
    public long found() {
        return found.sum();
    }

    /** Questions answered with "not found". */
    public long notFound() {
        return notFound.sum();
    }

    /** Questions answered with a refusal, or with something that makes no sense. */
    public long refused() {
        return refused.sum();
    }

    /** Questions without answer. */
    public long unreachable() {
        return unreachable.sum();
    }

    /** How often an answer of this registry was used again without asking. */
    public long remembered() {
        return remembered.sum();
    }

    /** The outage that lasts. */
    public Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }
}
