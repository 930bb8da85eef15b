package io.freshet.collector.bridge;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.request.TrackerRequest;

/** The paths {@code /<vendor>/<version>/<call>} of one vendor. */
interface VendorBridge {

    /** The first part of its paths. */
    String vendor();

    /** The second part. */
    String version();

    /**
     * Whether it has an answer.
     *
     * @param call the third part; may be empty
     */
    boolean serves(String method, String call);

    /** The answer to what it serves. */
    Answer answer(TrackerRequest request, String call);
}
