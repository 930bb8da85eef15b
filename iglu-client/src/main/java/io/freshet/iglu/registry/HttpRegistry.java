package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Schemas behind {@code GET <uri>/schemas/vendor/name/format/version}: an Iglu Server (whose uri
 * ends in {@code /api}) or a static site. Failures are worded as the reference's HTTP back end
 * words them.
 */
public final class HttpRegistry implements Registry {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpRegistry.class);

    private static final String UNDECODED = "Could not decode server response. org.http4s.";
    private static final String MALFORMED =
            UNDECODED + "MalformedMessageBodyFailure: Malformed message body: Invalid JSON";
    private static final String INVALID =
            UNDECODED + "InvalidMessageBodyFailure: Invalid message body: Could not decode JSON: ";

    private static final int MAX_MESSAGE = 4096;

    private final String root;
    private final String host;
    private final @Nullable String apikey;
    private final HttpTransport transport;
    private final HttpRetry retry;
    private final Pause pause;
    private final AtomicBoolean hasWarned = new AtomicBoolean();
    private final Duration silence;
    private volatile boolean isDown;
    private volatile @Nullable Silence silent;

    /**
     * @param uri with scheme and host; one trailing slash is dropped
     * @param apikey sent to this registry only
     * @param settings limits and retries
     * @param pause how to wait between tries
     */
    public HttpRegistry(URI uri, @Nullable String apikey, HttpSettings settings, Pause pause) {
        var text = uri.toString();
        root = (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/schemas/";
        host = String.valueOf(uri.getHost());
        this.apikey = apikey;
        this.retry = settings.retry();
        this.pause = pause;
        this.silence = settings.requestTimeout();
        transport = new HttpTransport(settings);
    }

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        if (!isPathSafe(key.vendor())) {
            return Answer.notFound();
        }
        var answer = get(key.toPath());
        if (answer instanceof Answer.Found<JsonNode> found
                && !SelfDescription.names(found.value(), key)
                && !hasWarned.getAndSet(true)) {
            // it is used all the same; a proxy that answers 200 to everything makes all data valid,
            // and would fill the log if each answer were told
            LOGGER.atWarn()
                    .addKeyValue("registry", host)
                    .addKeyValue("schema", key)
                    .log(
                            "registry answered with JSON that does not describe itself as the schema asked for");
        }
        return answer;
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        if (!isPathSafe(vendor)) {
            return Answer.notFound();
        }
        var path = vendor + "/" + name + "/" + SchemaList.FORMAT + "/" + model;
        return get(path).fold(json -> listed(json, model), Answer.Failed::new);
    }

    @Override
    public Distance distance() {
        return Distance.NETWORK;
    }

    /**
     * A registry that lets a question time out is left alone for as long as a question may take:
     * whoever needs many schemas must not wait for each of them.
     */
    private record Silence(RegistryError error, long untilNanos) {

        boolean lasts() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    private Answer<JsonNode> get(String path) {
        var quiet = silent;
        if (quiet != null && quiet.lasts()) {
            return failed(quiet.error());
        }
        // the first look-up that finds the registry down waits for it, the following ones do not
        var mostRetries = isDown ? 0 : retry.maxRetries();
        var attempt = get(path, mostRetries);
        isDown = attempt.mayPass();
        return attempt.answer();
    }

    private Attempt get(String path, int mostRetries) {
        var begun = System.nanoTime();
        for (var retries = 0; ; retries++) {
            var attempt = ask(path);
            if (!attempt.mayPass() || retries >= mostRetries) {
                return attempt;
            }
            var wait = retry.waitBefore(retries + 1, ThreadLocalRandom.current().nextDouble());
            var elapsed = Duration.ofNanos(System.nanoTime() - begun);
            if (elapsed.plus(wait).compareTo(retry.maxElapsed()) > 0 || !pause.sleep(wait)) {
                return attempt;
            }
        }
    }

    private record Attempt(Answer<JsonNode> answer, boolean mayPass) {}

    private Attempt ask(String path) {
        try {
            var reply = transport.get(URI.create(root + path), apikey);
            return new Attempt(read(reply), HttpRetry.mayPass(reply.status()));
        } catch (CappedBody.TooLong e) {
            var error = RegistryError.clientFailure(String.valueOf(e.getMessage()));
            return new Attempt(failed(error), false);
        } catch (HttpTimeoutException e) {
            var error = RegistryError.offline(String.valueOf(e.getMessage()));
            silent = new Silence(error, System.nanoTime() + silence.toNanos());
            return new Attempt(failed(error), true);
        } catch (IOException e) {
            return new Attempt(failed(RegistryError.offline(String.valueOf(e.getMessage()))), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(failed(RegistryError.offline("interrupted")), false);
        }
    }

    private static Answer<JsonNode> read(HttpTransport.Reply reply) {
        var status = reply.status();
        if (status / 100 == 2) {
            return decoded(reply.body());
        }
        if (status == 404) {
            return Answer.notFound();
        }
        if (status / 100 == 5) {
            return failed(RegistryError.repoFailure("Unexpected server response: " + text(reply)));
        }
        if (status / 100 != 4) {
            return failed(RegistryError.clientFailure("Unexpected response: " + text(reply)));
        }
        var message = "Unexpected response code: " + status;
        // "request timeout" and "too many requests" are about this moment, not about the schema
        return failed(
                status == 408 || status == 429
                        ? RegistryError.offline(message)
                        : RegistryError.clientFailure(message));
    }

    private static Answer<JsonNode> decoded(byte[] body) {
        try {
            return new Answer.Found<>(Json.parse(body));
        } catch (InvalidJson e) {
            return failed(
                    RegistryError.clientFailure(
                            body.length == 0 ? MALFORMED + ": empty body" : MALFORMED));
        }
    }

    private static Answer<List<SchemaKey>> listed(JsonNode json, int model) {
        var keys = new ArrayList<SchemaKey>();
        var legal = json.isArray();
        for (var item : json) {
            var key = SchemaKey.parse(item.isString() ? item.stringValue() : "").key();
            key.ifPresent(keys::add);
            legal &= key.isPresent();
        }
        if (!legal || !SchemaList.isSound(keys)) {
            return new Answer.Failed<>(
                    RegistryError.clientFailure(INVALID + cut(PrettyJson.print(json))));
        }
        return keys.get(0).version().model() == model
                ? new Answer.Found<>(List.copyOf(keys))
                : Answer.notFound();
    }

    private static <T> Answer<T> failed(RegistryError error) {
        return new Answer.Failed<>(error);
    }

    private static String text(HttpTransport.Reply reply) {
        return cut(new String(reply.body(), StandardCharsets.UTF_8));
    }

    // the message is repeated in every bad row that needs this schema
    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    // a vendor may legally be "..": it would ask for something else of the server, with our apikey
    private static boolean isPathSafe(String vendor) {
        return !vendor.equals(".") && !vendor.equals("..");
    }
}
