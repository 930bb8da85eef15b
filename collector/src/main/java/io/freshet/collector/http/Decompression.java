package io.freshet.collector.http;

import io.freshet.collector.encoding.BodyDecoder;
import io.freshet.collector.encoding.ContentCoding;
import io.freshet.collector.request.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a compressed body holds in its place, and the common budget right. A body is decoded
 * when it has arrived, so that a client that sends slowly holds no decoder.
 */
record Decompression(BodyDecoder decoder, BufferBudget budget) {

    /** Why the body cannot be read; null where it can, or is not compressed. */
    @Nullable Rejection undo(Incoming request) {
        if (!request.headers().has("Content-Encoding")) {
            return null;
        }
        var body = request.body();
        var coding = ContentCoding.of(request.headers(), body);
        if (coding.isEmpty()) {
            return null;
        }
        var taken = new int[1];
        var decoded =
                decoder.decode(
                        coding.get(),
                        body,
                        bytes -> {
                            var room = budget.reserve(bytes);
                            taken[0] += room ? bytes : 0;
                            return room;
                        });
        if (decoded.body() == null) {
            budget.release(taken[0]);
            return decoded.rejection();
        }
        budget.release(request.size());
        request.replaceBody(decoded.body());
        return null;
    }
}
