package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import java.util.Base64;
import java.util.List;

/** The bodies of accepted events: one transparent dot for GET and HEAD, {@code ok} for POST. */
public final class Pixel {

    private static final byte[] GIF =
            Base64.getDecoder()
                    .decode("R0lGODlhAQABAPAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");
    private static final byte[] OK = {'o', 'k'};

    private Pixel() {}

    /** The dot, 43 bytes. */
    public static CollectorResponse gif(List<Header> headers) {
        return new CollectorResponse(200, headers, "image/gif", GIF);
    }

    /** The word. */
    public static CollectorResponse ok(List<Header> headers) {
        return new CollectorResponse(200, headers, CollectorResponse.TEXT, OK);
    }
}
