package io.freshet.collector.endpoint;

import io.freshet.collector.request.TrackerRequest;
import org.jspecify.annotations.Nullable;

/** Decides whether an event may come in now. */
public interface Gate {

    /** Lets everything in. */
    Gate OPEN = request -> null;

    /** The answer to an event that may not come in; null where it may. */
    @Nullable Answer refuse(TrackerRequest request);
}
