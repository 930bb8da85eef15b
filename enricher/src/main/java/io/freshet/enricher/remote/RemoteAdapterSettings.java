package io.freshet.enricher.remote;

import io.freshet.enricher.request.Api;
import io.freshet.runtime.config.ConfigReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code remoteAdapters}.
 *
 * @param connectionTimeout longest wait for a connection, above zero
 * @param readTimeout longest time for a request as a whole, above zero
 * @param maxConnections requests under way at the same time, 1 or more
 * @param urls where the adapter of each vendor and version is
 */
public record RemoteAdapterSettings(
        Duration connectionTimeout, Duration readTimeout, int maxConnections, Map<Api, URI> urls) {

    /** No remote adapters. */
    public static final RemoteAdapterSettings NONE =
            new RemoteAdapterSettings(Duration.ofSeconds(10), Duration.ofSeconds(45), 10, Map.of());

    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

    /** A thread that waits longer than that is taken for dead by its group. */
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(2);

    /** What Kafka Streams allows a transaction. */
    private static final Duration USUAL_TRANSACTION = Duration.ofSeconds(10);

    /** What brokers allow a transaction unless configured. */
    public static final Duration MAX_TRANSACTION = Duration.ofMinutes(15);

    private static final int MAX_MAX_CONNECTIONS = 10_000;

    public RemoteAdapterSettings {
        urls = Map.copyOf(urls);
    }

    /** Reads the section. */
    public static RemoteAdapterSettings read(ConfigReader config) {
        var connectionTimeout =
                config.duration("connectionTimeout")
                        .between(MIN_TIMEOUT, MAX_TIMEOUT)
                        .orElse(NONE.connectionTimeout);
        var readTimeout =
                config.duration("readTimeout")
                        .between(MIN_TIMEOUT, MAX_TIMEOUT)
                        .orElse(NONE.readTimeout);
        var maxConnections =
                config.integer("maxConnections")
                        .between(1, MAX_MAX_CONNECTIONS)
                        .orElse(NONE.maxConnections);
        var urls = new LinkedHashMap<Api, URI>();
        for (var target : config.sections("configs", RemoteAdapterSettings::target)) {
            if (urls.put(target.getKey(), target.getValue()) != null) {
                config.problem(
                        "configs",
                        "two remote adapters for " + target.getKey(),
                        "leave one URL for each vendor and version");
            }
        }
        return new RemoteAdapterSettings(connectionTimeout, readTimeout, maxConnections, urls);
    }

    private static Map.Entry<Api, URI> target(ConfigReader config) {
        var api = new Api(config.string("vendor").required(), config.string("version").required());
        var url =
                config.string("url")
                        .check(RemoteAdapterSettings::isUrl, "a URL such as https://host/path")
                        .required();
        return Map.entry(api, isUrl(url) ? URI.create(url) : URI.create("http://localhost"));
    }

    private static boolean isUrl(String text) {
        try {
            var uri = new URI(text);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * How long a transaction of Kafka Streams must be able to take: in the worst case all services
     * hang at once, each until it is left alone.
     */
    public Duration transactionTimeout() {
        var stalls = readTimeout.multipliedBy((long) urls.size() * Rest.TIMEOUTS_BEFORE);
        var timeout = stalls.plus(USUAL_TRANSACTION);
        return timeout.compareTo(MAX_TRANSACTION) > 0 ? MAX_TRANSACTION : timeout;
    }
}
