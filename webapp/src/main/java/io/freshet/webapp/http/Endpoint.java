package io.freshet.webapp.http;

/** Answers the requests of one route. Called from several threads at once. */
@FunctionalInterface
public interface Endpoint {

    /**
     * The answer to one request.
     *
     * @throws Refusal where the request cannot be answered as it is
     */
    Answer answer(Request request);
}
