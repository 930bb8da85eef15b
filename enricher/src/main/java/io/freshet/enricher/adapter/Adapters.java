package io.freshet.enricher.adapter;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Api;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.enricher.webhook.Webhooks;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every vendor and version that is understood: trackers, and all {@link Webhooks}. Thread-safe. */
public final class Adapters {

    private final Map<Api, Route> routes;
    private final Processor processor;
    private final InstantSource clock;

    /**
     * Prepares all adapters.
     *
     * @param iglu where the schemas of envelopes are
     * @param processor stands in bad rows
     * @param clock tells when a bad row was made
     * @param webhooks schemas of webhooks that take the place of the usual ones
     * @param others further adapters; one for a vendor and version that is understood anyway has no
     *     effect
     */
    public Adapters(
            IgluClient iglu,
            Processor processor,
            InstantSource clock,
            WebhookSchemas webhooks,
            Map<Api, Adapter> others) {
        this.processor = processor;
        this.clock = clock;
        var all = new HashMap<Api, Route>();
        others.forEach((api, adapter) -> all.put(api, new Route(api, adapter, false)));
        all.putAll(
                Stream.concat(trackers(iglu), webhooks(webhooks))
                        .collect(Collectors.toMap(Route::api, route -> route)));
        this.routes = Map.copyOf(all);
    }

    /** The events of a request, or the bad row that takes its place. */
    public Outcome<List<RawEvent>> toRawEvents(Request request) {
        var route = routes.get(request.api());
        if (route == null) {
            return adapterFailures(
                    request,
                    List.of(
                            new Failure.Unexpected(
                                    "vendor/version",
                                    request.api().toString(),
                                    "vendor/version combination is not supported")));
        }
        var adapted = route.adapter().toRawEvents(request);
        if (adapted instanceof Adapted.Events found) {
            return new Outcome.Good<>(found.events());
        }
        var failures = ((Adapted.Refused) adapted).failures();
        return route.speaksTrackerProtocol()
                ? protocolViolations(request, failures)
                : adapterFailures(request, failures);
    }

    /** The vendors and versions that are understood. */
    public Set<Api> apis() {
        return routes.keySet();
    }

    private static Stream<Route> trackers(IgluClient iglu) {
        return Stream.of(
                webhook("com.snowplowanalytics.snowplow/tp1", new PixelAdapter()),
                tracker("com.snowplowanalytics.snowplow/tp2", new TrackerProtocolAdapter(iglu)),
                tracker("r/tp2", new RedirectAdapter()));
    }

    private static Stream<Route> webhooks(WebhookSchemas schemas) {
        return Webhooks.ALL.stream()
                .map(webhook -> webhook(webhook.path(), webhook.adapter(schemas.of(webhook))));
    }

    /** A sender whose failures become {@code adapter_failures}. */
    private static Route webhook(String api, Adapter adapter) {
        return new Route(api(api), adapter, false);
    }

    /** A sender whose failures become {@code tracker_protocol_violations}. */
    private static Route tracker(String api, Adapter adapter) {
        return new Route(api(api), adapter, true);
    }

    private static Api api(String path) {
        int slash = path.indexOf('/');
        return new Api(path.substring(0, slash), path.substring(slash + 1));
    }

    private Outcome<List<RawEvent>> adapterFailures(Request request, List<Failure> failures) {
        return new Outcome.Bad<>(
                new BadRow.AdapterFailures(
                        processor,
                        clock.instant(),
                        request.api().vendor(),
                        request.api().version(),
                        failures,
                        request.view()));
    }

    private Outcome<List<RawEvent>> protocolViolations(Request request, List<Failure> failures) {
        return new Outcome.Bad<>(
                new BadRow.TrackerProtocolViolations(
                        processor,
                        clock.instant(),
                        request.api().vendor(),
                        request.api().version(),
                        failures,
                        request.view()));
    }

    private record Route(Api api, Adapter adapter, boolean speaksTrackerProtocol) {}
}
