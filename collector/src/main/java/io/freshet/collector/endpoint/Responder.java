package io.freshet.collector.endpoint;

import io.freshet.collector.request.TrackerRequest;

/** What a listener does with requests. */
public interface Responder {

    /** What the request comes to; never throws for anything a client can send. */
    Answer answer(TrackerRequest request);
}
