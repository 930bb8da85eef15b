package io.freshet.enricher.asset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A file at an http or https address; asked for with conditions (RFC 9110, section 13).
 *
 * @param client makes connections; follows no redirects itself
 * @param address may hold user and password, which only its own host gets to see
 * @param timeout for the whole download
 * @param maxBytes larger files are refused
 */
record HttpSource(HttpClient client, URI address, Duration timeout, long maxBytes)
        implements AssetSource {

    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Answers that others may follow soon. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int SERVER_ERRORS = 500;

    /** A file changed so lately may change again without its time changing. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** As a client for all sources. */
    static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public Optional<Version> fetch(@Nullable Version known, Path target) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var at = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = send(request(at, known), target, deadline);
            int status = response.statusCode();
            if (status == OK) {
                return Optional.of(version(response.headers()));
            }
            if (status == NOT_MODIFIED && known != null) {
                return Optional.empty();
            }
            var location = response.headers().firstValue("Location");
            if (!REDIRECTS.contains(status) || location.isEmpty()) {
                throw refused(status);
            }
            at = redirected(at, location.get());
        }
        throw AssetException.lasting("more than " + MOST_REDIRECTS + " redirects", null);
    }

    private HttpRequest request(URI at, @Nullable Version known) {
        var request = HttpRequest.newBuilder(at);
        if (known != null && known.tag() != null) {
            request.header("If-None-Match", known.tag());
        } else if (known != null && known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        var isOwnHost =
                Objects.equals(at.getHost(), address.getHost())
                        && at.getPort() == address.getPort()
                        && at.getScheme().equalsIgnoreCase(address.getScheme());
        if (address.getUserInfo() != null && isOwnHost) {
            var credentials = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request.build();
    }

    private HttpResponse<Path> send(HttpRequest request, Path target, long deadline)
            throws IOException {
        BodyHandler<Path> body =
                head ->
                        head.statusCode() == OK
                                ? new LimitedFile(target, maxBytes)
                                : BodySubscribers.replacing(target);
        var exchange = client.sendAsync(request, body);
        try {
            return exchange.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw AssetException.passing("it did not come within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof AssetException known
                    ? known
                    : AssetException.passing(AssetException.said(cause), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop");
        } finally {
            exchange.cancel(true);
        }
    }

    private static URI redirected(URI from, String location) throws IOException {
        try {
            var to = from.resolve(location);
            var scheme = String.valueOf(to.getScheme());
            if (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase(from.getScheme())) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            throw AssetException.lasting("the server redirects to what is no address", e);
        }
        throw AssetException.lasting("the server redirects from https to http", null);
    }

    private static IOException refused(int status) {
        var message = "the server answered " + status;
        return status >= SERVER_ERRORS || PASSING.contains(status)
                ? AssetException.passing(message, null)
                : AssetException.lasting(message, null);
    }

    private static Version version(HttpHeaders headers) {
        return new Version(
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified")
                        .filter(time -> isSettled(time, headers.firstValue("Date").orElse("")))
                        .orElse(null));
    }

    private static boolean isSettled(String lastModified, String date) {
        try {
            return time(lastModified).isBefore(time(date).minus(SETTLED));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant time(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
