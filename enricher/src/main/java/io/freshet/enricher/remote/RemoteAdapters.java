package io.freshet.enricher.remote;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Api;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the remote adapters of a configuration. */
public final class RemoteAdapters {

    private static final int IDLE_SECONDS = 30;

    private RemoteAdapters() {}

    /**
     * All adapters; none without configuration. They share their connections, whose threads end by
     * themselves when there is nothing to do.
     *
     * @param registry takes the counters of requests, which are there only with a configuration
     */
    public static Map<Api, Adapter> of(RemoteAdapterSettings settings, MeterRegistry registry) {
        if (settings.urls().isEmpty()) {
            return Map.of();
        }
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectionTimeout())
                        .build();
        var connections = connections(settings.maxConnections());
        var metrics = new RemoteMetrics(registry);
        var adapters = new LinkedHashMap<Api, Adapter>();
        settings.urls()
                .forEach(
                        (api, url) ->
                                adapters.put(
                                        api,
                                        new RemoteAdapter(
                                                url.toString(),
                                                new HttpRemoteService(
                                                        url,
                                                        client,
                                                        connections,
                                                        settings.readTimeout(),
                                                        new Rest(System::nanoTime),
                                                        metrics))));
        return adapters;
    }

    private static ExecutorService connections(int max) {
        var threads =
                new ThreadPoolExecutor(
                        max,
                        max,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            var thread = new Thread(task, "remote-adapter");
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
