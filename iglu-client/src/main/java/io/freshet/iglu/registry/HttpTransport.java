package io.freshet.iglu.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one GET and reads its whole answer within a time and a size limit. Knows the JDK's client.
 */
final class HttpTransport {

    private final HttpClient client;
    private final HttpSettings settings;

    HttpTransport(HttpSettings settings) {
        this.settings = settings;
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // an apikey must not travel to where a registry points
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build();
    }

    /**
     * An answer with any status.
     *
     * @param status the HTTP status
     * @param body the whole body, maybe empty
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Reply(int status, byte[] body) {}

    /**
     * Asks once.
     *
     * @param apikey sent as header {@code apikey} where there is one
     * @throws IOException when there is no answer; its message is fit for a bad row
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    Reply get(URI uri, @Nullable String apikey) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(settings.requestTimeout()).GET();
        request.header("Accept", "application/json");
        if (apikey != null) {
            request.header("apikey", apikey);
        }
        var answer = client.sendAsync(request.build(), info -> new CappedBody(settings.maxBytes()));
        try {
            // the client's own timeout ends at the headers; this one covers a body that drips
            var response = answer.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("request timed out");
        } catch (ExecutionException e) {
            throw explained(uri, e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    // the JDK gives these two no message
    private static IOException explained(URI uri, @Nullable Throwable cause) {
        if (cause instanceof CappedBody.TooLong tooLong) {
            return tooLong;
        }
        if (cause instanceof ConnectException refused) {
            for (Throwable t = refused; t != null; t = t.getCause()) {
                if (t instanceof UnresolvedAddressException) {
                    return new IOException(uri.getHost() + ": Name or service not known", cause);
                }
            }
            return new IOException(
                    refused.getMessage() == null ? "Connection refused" : refused.getMessage(),
                    cause);
        }
        var message = cause == null ? null : cause.getMessage();
        return new IOException(
                message != null
                        ? message
                        : cause == null ? "no answer" : cause.getClass().getSimpleName(),
                cause);
    }
}
