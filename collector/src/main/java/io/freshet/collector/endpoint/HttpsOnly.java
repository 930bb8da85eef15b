package io.freshet.collector.endpoint;

import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.HttpsRedirect;

/**
 * Sends everything to https, health checks and pre-flights too.
 *
 * @param port where https is served
 */
public record HttpsOnly(int port) implements Responder {

    @Override
    public Answer answer(TrackerRequest request) {
        return Answer.only(PathKind.OTHER, HttpsRedirect.of(request, port));
    }
}
