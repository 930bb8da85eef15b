package io.freshet.collector.accesslog;

import io.freshet.collector.endpoint.PathKind;

/**
 * What is told of a request. Nothing in it is a text of the client: methods and protocols are those
 * of closed sets, paths are told by their kinds.
 *
 * @param method such as {@code GET}; {@code other} for one that is not known
 * @param kind sort of path
 * @param status of the response
 * @param bytesIn body as it arrived
 * @param bytesOut body of the response
 * @param nanos from complete request to response
 * @param protocol such as {@code HTTP/1.1}; {@code -} where there was no request to speak of
 * @param stored whether its records are safe
 */
public record AccessLine(
        String method,
        PathKind kind,
        int status,
        int bytesIn,
        int bytesOut,
        long nanos,
        String protocol,
        boolean stored) {}
