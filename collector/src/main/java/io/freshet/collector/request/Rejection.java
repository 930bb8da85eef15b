package io.freshet.collector.request;

/**
 * A request that cannot be understood or is too large. It leaves no record, and its connection is
 * closed.
 *
 * @param status the HTTP status
 * @param reason one sentence for the client
 */
public record Rejection(int status, String reason) {}
