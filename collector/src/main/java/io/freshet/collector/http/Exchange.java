package io.freshet.collector.http;

import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.http.Wire.Connection;
import io.freshet.collector.request.Headers;
import io.freshet.collector.response.CollectorResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and the response that it will get. Belongs to its connection's event loop. */
final class Exchange {

    final String method;
    final Headers headers;
    final long startedNanos;
    final Connection connection;
    final int bufferedBytes;
    final int arrivedBytes;
    final String protocol;
    boolean stored;

    /** Its event is on the way to the sinks, and it has no response yet. */
    boolean isUnderWay;

    PathKind kind = PathKind.REJECTED;
    private @Nullable CollectorResponse response;

    /**
     * Begins when the request is complete.
     *
     * @param bufferedBytes what it holds of the budget until it ends
     * @param arrivedBytes the body as it came
     * @param protocol such as {@code HTTP/1.1}
     */
    Exchange(
            String method,
            Headers headers,
            long startedNanos,
            Connection connection,
            int bufferedBytes,
            int arrivedBytes,
            String protocol) {
        this.method = method;
        this.headers = headers;
        this.startedNanos = startedNanos;
        this.connection = connection;
        this.bufferedBytes = bufferedBytes;
        this.arrivedBytes = arrivedBytes;
        this.protocol = protocol;
    }

    /** An exchange that ends before its request was understood. */
    static Exchange rejected(long startedNanos, CollectorResponse response) {
        var exchange =
                new Exchange(
                        "other", new Headers(List.of()), startedNanos, Connection.CLOSE, 0, 0, "-");
        exchange.response = response;
        return exchange;
    }

    /** Sets the response; false where it has one already. */
    boolean complete(CollectorResponse answer) {
        if (response != null) {
            return false;
        }
        response = answer;
        return true;
    }

    @Nullable CollectorResponse response() {
        return response;
    }
}
