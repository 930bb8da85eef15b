package io.freshet.collector.metrics;

import java.util.List;
import java.util.Random;

/**
 * One thing that a client does, and what the ledger must say about it.
 *
 * @param bytes what it sends
 * @param method whose response it waits for; empty where it waits for none
 * @param end where it must be counted; empty where it is no event
 * @param isLast whether the connection can be used no more afterwards
 */
record Move(String bytes, String method, String end, boolean isLast) {

    static final String GOOD = "accepted{stream=\"good\"}";
    static final String BAD = "accepted{stream=\"bad\"}";
    static final String NO_EVENT = "";

    /** For a collector with these limits; a sink that fails does so by {@code fail=…}. */
    static final String SETTINGS =
            """
            cookieBounce.enabled = true
            enableDefaultRedirect = true
            doNotTrackCookie { enabled = true, name = dnt, value = "1" }
            streams.sink.maxBytes = 2000
            networking {
              dropPayloadSize = 9000
              maxBufferedBytes = 8000
              maxRequestLineLength = 1000
              bodyReadTimeout = 2 s
              responseHeaderTimeout = 2 s
            }
            """;

    private static final String HOST = "Host: c.test\r\n";
    private static final String KNOWN = HOST + "Cookie: sp=1\r\n";
    private static final String EVENT = "{\"e\":\"pv\",\"x\":\"" + "x".repeat(700) + "\"}";
    private static final String HUGE = "{\"e\":\"pv\",\"x\":\"" + "x".repeat(2500) + "\"}";

    /** Cheap ones, any of which may be followed by any. */
    private static final List<Move> MOVES =
            List.of(
                    get("/i?e=pv", KNOWN, GOOD),
                    get("/a/b", KNOWN, GOOD),
                    get("/r/tp2?u=https%3A%2F%2Fa.test", HOST, GOOD),
                    get("/r/tp2", HOST, GOOD),
                    new Move("HEAD /i HTTP/1.1\r\n" + KNOWN + "\r\n", "HEAD", GOOD, false),
                    post("hello", GOOD),
                    post(body(EVENT, EVENT, EVENT), GOOD),
                    post(body(EVENT, HUGE), BAD),
                    post("x".repeat(3000), BAD),
                    get(
                            "/i?x=" + "x".repeat(900),
                            KNOWN + "X-Long: " + "x".repeat(1500) + "\r\n",
                            BAD),
                    gzip("\u001f\u008b no more than its first bytes", refused("malformed")),
                    gzip("not compressed at all", GOOD),
                    get("/i", HOST, dropped("cookie_bounce")),
                    get("/i", KNOWN.replace("sp=1", "dnt=1"), dropped("do_not_track")),
                    get("/i?fail=not_acknowledged", KNOWN, refused("not_acknowledged")),
                    get("/i?fail=buffer_full", KNOWN, refused("buffer_full")),
                    get("/i?fail=defect", KNOWN, refused("not_acknowledged")),
                    get("/health", HOST, NO_EVENT),
                    get("/nowhere", HOST, NO_EVENT),
                    new Move("OPTIONS /a/b HTTP/1.1\r\n" + HOST + "\r\n", "OPTIONS", "", false),
                    last("FOO /i HTTP/1.1\r\n" + HOST + "\r\n", "malformed"),
                    last("GET /i HTTP/3.0\r\n" + HOST + "\r\n", "malformed"),
                    last("GET /i HTTP/1.1\r\n\r\n", "malformed"),
                    last("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", "malformed"),
                    last("\u0016\u0003\u0001 no request\r\n\r\n", "malformed"),
                    last(
                            "POST /a/b HTTP/1.1\r\n"
                                    + HOST
                                    + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                            "malformed"),
                    last("GET /" + "x".repeat(2000) + " HTTP/1.1\r\n" + HOST, "too_large"),
                    last(
                            "GET /i HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(9000) + "\r\n\r\n",
                            "too_large"),
                    last(head("/a/b", 100_000), "too_large"),
                    last(head("/a/b", 8500) + "x".repeat(8500), "buffer_full"),
                    cutOff("G"),
                    cutOff("GET /i HTTP/1.1\r\n"),
                    cutOff("GET /i HTTP/1.1\r\n" + HOST),
                    cutOff(head("/a/b", 10)),
                    cutOff(head("/nowhere", 10) + "12345"),
                    new Move("", "", NO_EVENT, true),
                    new Move("\r\n", "", NO_EVENT, true));

    /** Those that wait for the clock. */
    private static final List<Move> SLOW_MOVES =
            List.of(
                    last(head("/a/b", 10) + "12345", "request_timeout"),
                    last("GET /i HTT", "request_timeout"),
                    get("/i?fail=late", KNOWN, refused("response_timeout")),
                    get("/i?fail=never", KNOWN, refused("response_timeout")));

    static Move any(Random random) {
        return MOVES.get(random.nextInt(MOVES.size()));
    }

    static List<Move> all() {
        return MOVES;
    }

    static List<Move> slow() {
        return SLOW_MOVES;
    }

    private static String refused(String reason) {
        return "refused{reason=\"" + reason + "\"}";
    }

    private static String dropped(String rule) {
        return "dropped{rule=\"" + rule + "\"}";
    }

    private static Move get(String target, String headers, String end) {
        return new Move("GET " + target + " HTTP/1.1\r\n" + headers + "\r\n", "GET", end, false);
    }

    private static Move post(String body, String end) {
        return new Move(head("/a/b", body.length()) + body, "POST", end, false);
    }

    private static Move gzip(String body, String end) {
        var head = head("/a/b", body.length());
        var lines = head.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n");
        return new Move(lines + body, "POST", end, false);
    }

    private static Move last(String bytes, String reason) {
        return new Move(bytes, "GET", refused(reason), true);
    }

    private static Move cutOff(String bytes) {
        return new Move(bytes, "", refused("cut_off"), true);
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\n" + KNOWN + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String body(String... events) {
        return "{\"schema\":\"iglu:com.acme/batch/jsonschema/1-0-0\",\"data\":["
                + String.join(",", events)
                + "]}";
    }
}
