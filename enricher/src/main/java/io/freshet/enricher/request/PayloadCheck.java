package io.freshet.enricher.request;

import io.freshet.enricher.mapping.FieldText;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.NameValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payload must have to be routed, in the order in which failures are told. */
final class PayloadCheck {

    private static final SchemaCriterion PAYLOAD =
            SchemaCriterion.of("iglu:com.snowplowanalytics.snowplow/CollectorPayload/thrift/1-0-*");

    private final List<Failure> failures = new ArrayList<>();

    private PayloadCheck() {}

    static Result unreadable(String reason) {
        return new Result.Unfit(
                List.of(new Failure.Message("error deserializing raw event: " + reason)));
    }

    static Result check(CollectorPayload payload) {
        var schema = payload.schema();
        // Without schema it was the form of before 2014, which has none.
        if (schema != null) {
            var wrongSchema = wrongSchema(schema);
            if (wrongSchema.isPresent()) {
                return new Result.Unfit(List.of(wrongSchema.get()));
            }
        }
        Charset charset;
        try {
            charset = Charset.forName(payload.encoding() == null ? "" : payload.encoding());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return unreadable(
                    payload.encoding() == null ? "Null charset name" : payload.encoding());
        }
        return new PayloadCheck().parts(payload, charset);
    }

    private static Optional<Failure> wrongSchema(String schema) {
        var parsed = SchemaKey.parse(schema);
        if (parsed.key().isEmpty()) {
            return Optional.of(new Failure.Message("could not parse schema: " + parsed.error()));
        }
        return PAYLOAD.matches(parsed.key().get())
                ? Optional.empty()
                : Optional.of(
                        new Failure.Message(
                                "verifying record as "
                                        + PAYLOAD.toUri()
                                        + " failed: found "
                                        + schema));
    }

    private Result parts(CollectorPayload payload, Charset charset) {
        var querystring = querystring(payload.querystring(), charset);
        var api = api(payload.path());
        var networkUserId = networkUserId(payload.networkUserId());
        return api.isPresent() && failures.isEmpty()
                ? new Result.Fit(
                        new Request(
                                payload.withNetworkUserId(networkUserId),
                                api.get(),
                                querystring,
                                ipAddress(payload)))
                : new Result.Unfit(failures);
    }

    private List<NameValue> querystring(@Nullable String querystring, Charset charset) {
        if (querystring == null) {
            return List.of();
        }
        try {
            var query = new URI("http://localhost/?" + querystring).getRawQuery();
            return query == null ? List.of() : QueryString.parse(query, charset);
        } catch (URISyntaxException e) {
            failures.add(
                    new Failure.Unexpected(
                            "querystring",
                            querystring,
                            "could not extract name-value pairs from querystring with encoding "
                                    + charset
                                    + ": "
                                    + withoutControls(e.getMessage())));
            return List.of();
        }
    }

    /** The message quotes the query string. */
    private static String withoutControls(@Nullable String message) {
        var clean = FieldText.cleanOrNull(message);
        return clean == null ? "" : clean.strip();
    }

    private Optional<Api> api(@Nullable String path) {
        if (path == null) {
            failures.add(new Failure.Unexpected("path", null, "request does not contain a path"));
            return Optional.empty();
        }
        var api = Api.ofPath(path);
        if (api.isEmpty()) {
            failures.add(
                    new Failure.Unexpected(
                            "path",
                            path,
                            "path does not match (/)vendor/version(/) nor is a legacy"
                                    + " /i(ce.png) request"));
        }
        return api;
    }

    /** The id in canonical form; short groups are filled up, as {@link UUID#fromString} does. */
    private @Nullable String networkUserId(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            failures.add(new Failure.Unexpected("networkUserId", text, "not valid UUID"));
            return null;
        }
    }

    private static @Nullable String ipAddress(CollectorPayload payload) {
        var headers = payload.headers();
        return headers == null
                ? payload.ipAddress()
                : ClientAddress.of(headers, payload.ipAddress());
    }

    /** What checking found. */
    sealed interface Result {

        record Fit(Request request) implements Result {}

        record Unfit(List<Failure> failures) implements Result {}
    }
}
