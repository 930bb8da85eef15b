package io.freshet.runtime.service;

/**
 * What Java's own HTTP server is told before the first one starts; what somebody said on the
 * command line stays.
 */
public final class HttpServerDefaults {

    private HttpServerDefaults() {}

    /** Tells it. */
    public static void set() {
        // Without it each answer waits for the client's delayed acknowledgement, 40 ms.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        // Seconds for a whole request: who sends a byte now and then keeps no thread.
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
