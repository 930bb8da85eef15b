package io.freshet.webapp.http;

import com.sun.net.httpserver.Headers;

/** The headers that tell browsers what our answers may do: run our own scripts, and little else. */
final class PageHeaders {

    /** For pages that talk to nobody but this server. */
    private static final String DASHBOARD =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'self'";

    /** For what is data: nothing in it is ever run or shown as a page. */
    private static final String DATA =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final String site;

    /**
     * @param collectorSource the source expression that allows the demo site to send its events
     */
    PageHeaders(String collectorSource) {
        this.site =
                ("default-src 'self'; img-src 'self' data: %1$s; connect-src 'self' %1$s;"
                                + " object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
                                + " form-action 'self'")
                        .formatted(collectorSource);
    }

    void set(Headers headers, String path) {
        headers.set("Content-Security-Policy", policy(path));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", cacheControl(path));
    }

    private String policy(String path) {
        if (WindowServer.isApi(path)) {
            return DATA;
        }
        return path.startsWith("/dashboard") ? DASHBOARD : site;
    }

    /** Built files carry a hash of their content in their names. */
    private static String cacheControl(String path) {
        if (WindowServer.isApi(path)) {
            return "no-store";
        }
        return path.contains("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
