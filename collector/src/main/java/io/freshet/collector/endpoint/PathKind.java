package io.freshet.collector.endpoint;

/** Sorts of paths; a small closed set, so that it can be a metric's label. */
public enum PathKind {
    /** {@code /i} and {@code /ice.png}. */
    PIXEL,
    /** The tracker protocol's path. */
    TP2,
    /** Any other vendor and version, those of the bridges too. */
    VENDOR,
    /** {@code /r/…} and paths that are mapped to it. */
    REDIRECT,
    /** OPTIONS. */
    PREFLIGHT,
    /** {@code /health} and {@code /sink-health}. */
    HEALTH,
    /** {@code /}, {@code /robots.txt}, {@code /crossdomain.xml}, and to https. */
    OTHER,
    /** 404. */
    UNKNOWN,
    /** Not understood or too large. */
    REJECTED
}
