package io.freshet.collector.request;

/**
 * One complete and well-formed request. The array is not copied: nobody may change it.
 *
 * @param method upper case, e.g. {@code GET}
 * @param target path and query
 * @param host where it was addressed to
 * @param headers all of them, in order
 * @param body empty where there is none
 * @param peer the socket's other end
 * @param receivedMillis when it was complete, in milliseconds since the epoch
 * @param secure whether it came by https to this server itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes has no use
public record TrackerRequest(
        String method,
        RequestTarget target,
        HostHeader host,
        Headers headers,
        byte[] body,
        String peer,
        long receivedMillis,
        boolean secure) {

    /** Whether the method asks for a response without side effects on the client: GET or HEAD. */
    public boolean isGet() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** How it came to this server, {@code http} or {@code https}. */
    public String scheme() {
        return secure ? "https" : "http";
    }

    /** Whether the client asked for no identifiers of any kind. */
    public boolean isAnonymous() {
        return headers.has("SP-Anonymous");
    }
}
