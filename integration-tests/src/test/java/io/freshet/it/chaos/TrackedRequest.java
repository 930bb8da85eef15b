package io.freshet.it.chaos;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request and all that was tried to get it answered. Belongs to the sender's thread. */
public final class TrackedRequest {

    private final int number;
    private @Nullable List<Try> tries;

    /**
     * A request that nobody has sent yet.
     *
     * @param number which of the load
     */
    public TrackedRequest(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public void tried(Try one) {
        if (tries == null) {
            tries = new ArrayList<>(1);
        }
        tries.add(one);
    }

    /** In order; no two at a time. */
    public List<Try> tries() {
        return tries == null ? List.of() : tries;
    }

    /** Whether a 200 was received, after which nothing is sent any more. */
    public boolean isAnswered() {
        return tries().stream().anyMatch(one -> one.outcome() == Try.Outcome.ANSWERED);
    }
}
