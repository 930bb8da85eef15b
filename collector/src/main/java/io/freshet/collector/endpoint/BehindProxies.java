package io.freshet.collector.endpoint;

import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.request.TrustedProxies;

/**
 * Believes nobody but known proxies about a client's address.
 *
 * @param proxies who they are
 * @param inner answers the request as if the client had called directly
 */
public record BehindProxies(TrustedProxies proxies, Responder inner) implements Responder {

    @Override
    public Answer answer(TrackerRequest request) {
        return inner.answer(proxies.direct(request));
    }
}
