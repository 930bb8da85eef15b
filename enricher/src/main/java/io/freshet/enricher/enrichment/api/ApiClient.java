package io.freshet.enricher.enrichment.api;

import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import io.freshet.enricher.enrichment.lookup.Source;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends requests to an API and reads what it answers. Thread-safe. */
final class ApiClient implements Source<ApiCall, ApiAnswer> {

    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private static final Pattern CHARSET =
            Pattern.compile("charset=\"?([^\";, ]+)", Pattern.CASE_INSENSITIVE);

    private static final BoundedBody.Bytes NO_BODY = new BoundedBody.Bytes(true, new byte[0]);

    private final HttpApi api;
    private final ApiOutputs outputs;
    private final Map<String, String> bearerTokens;
    private final int maxBytes;
    private final HttpClient client;

    ApiClient(
            HttpApi api, ApiOutputs outputs, Map<String, String> bearerTokens, int maxAnswerBytes) {
        this.api = api;
        this.outputs = outputs;
        this.bearerTokens = Map.copyOf(bearerTokens);
        this.maxBytes = maxAnswerBytes;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(
                                HttpClient.Redirect.NEVER) // Snowplow: a status like others
                        .connectTimeout(api.timeout())
                        .build();
    }

    @Override
    public ApiAnswer ask(ApiCall call) throws LookupFailure, InterruptedException {
        var response = send(request(call));
        int status = response.statusCode();
        if (status < SUCCESS || status >= REDIRECT) {
            var isOutage = status >= SERVER_ERROR || status == TOO_MANY;
            throw new LookupFailure(
                    isOutage ? Kind.SERVER_ERROR : Kind.REJECTED,
                    "Request failed with status " + status);
        }
        var body = response.body();
        if (!body.isWhole()) {
            throw new LookupFailure(
                    Kind.REJECTED,
                    "%s: the answer is longer than %d bytes (enrichments.lookups.maxAnswerBytes)"
                            .formatted(api.server(), maxBytes));
        }
        try {
            return outputs.read(json(response));
        } catch (InvalidJson e) {
            throw new LookupFailure(Kind.REJECTED, String.valueOf(e.getMessage()), e);
        }
    }

    /** JSON is UTF-8, unless the answer says otherwise. */
    private static JsonNode json(HttpResponse<BoundedBody.Bytes> response) throws InvalidJson {
        var bytes = response.body().bytes();
        var type = response.headers().firstValue("Content-Type").map(CHARSET::matcher);
        if (type.isPresent() && type.get().find()) {
            try {
                return Json.parse(new String(bytes, Charset.forName(type.get().group(1))));
            } catch (IllegalArgumentException unknown) {
                throw new InvalidJson("the answer's charset is unknown: " + type.get().group(1));
            }
        }
        return Json.parse(bytes);
    }

    private HttpRequest request(ApiCall call) throws LookupFailure {
        var uri = uri(call.uri());
        try {
            var request =
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .header("Accept", "*/*")
                            .timeout(api.timeout())
                            .method(
                                    api.method(),
                                    call.body() == null
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(call.body()));
            authorization(uri).ifPresent(value -> request.header("Authorization", value));
            return request.build();
        } catch (IllegalArgumentException e) { // such as a scheme that is not HTTP
            throw invalid(call.uri(), e);
        }
    }

    private Optional<String> authorization(URI uri) {
        var authority = HttpApi.authority(uri.toString());
        var token = bearerTokens.get(authority);
        return api.basic().or(() -> Optional.ofNullable(token).map(secret -> "Bearer " + secret));
    }

    private static URI uri(String text) throws LookupFailure {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(text, e);
        }
    }

    private static LookupFailure invalid(String uri, Exception e) {
        return new LookupFailure(
                Kind.REJECTED, "uri [%s] is not valid: %s".formatted(uri, e.getMessage()), e);
    }

    private HttpResponse<BoundedBody.Bytes> send(HttpRequest request)
            throws LookupFailure, InterruptedException {
        try {
            return client.send(
                    request,
                    info ->
                            info.statusCode() >= SUCCESS && info.statusCode() < REDIRECT
                                    ? new BoundedBody(maxBytes)
                                    : BodySubscribers.replacing(NO_BODY));
        } catch (HttpTimeoutException e) {
            var words =
                    "%s: no answer within %d ms".formatted(api.server(), api.timeout().toMillis());
            throw new LookupFailure(Kind.TIMEOUT, words, e);
        } catch (IOException e) {
            throw new LookupFailure(Kind.UNREACHABLE, words(e), e);
        }
    }

    /** The client often has no words of its own. */
    private String words(IOException e) {
        if (has(e, UnresolvedAddressException.class)) {
            return api.server() + ": unknown host";
        }
        if (e instanceof ConnectException) {
            return e.getMessage() == null ? "Connection refused" : e.getMessage();
        }
        var what = e instanceof SSLException ? "no trusted connection" : "the connection broke";
        return "%s: %s: %s".formatted(api.server(), what, e.getMessage());
    }

    private static boolean has(@Nullable Throwable e, Class<? extends Throwable> cause) {
        return e != null && (cause.isInstance(e) || has(e.getCause(), cause));
    }
}
