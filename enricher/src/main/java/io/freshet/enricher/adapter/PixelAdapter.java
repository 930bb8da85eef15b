package io.freshet.enricher.adapter;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;

/** The tracker protocol by GET: one event in the query string; a body is ignored. */
final class PixelAdapter implements Adapter {

    @Override
    public Adapted toRawEvents(Request request) {
        return request.querystring().isEmpty()
                ? Adapted.refused(
                        new Failure.Unexpected(
                                "querystring", null, "empty querystring: not a valid URI redirect"))
                : Adapted.event(request.event(QueryString.toMap(request.querystring())));
    }
}
