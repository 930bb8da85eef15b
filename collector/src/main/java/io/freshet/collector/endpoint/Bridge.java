package io.freshet.collector.endpoint;

import io.freshet.collector.request.TrackerRequest;
import org.jspecify.annotations.Nullable;

/** Takes events in the form of other vendors' libraries, on paths of its own. */
public interface Bridge {

    /** Takes none. */
    Bridge NONE = request -> null;

    /**
     * What the request comes to; null where it is none of the bridge's. Never throws for anything a
     * client can send.
     */
    @Nullable Answer answer(TrackerRequest request);
}
