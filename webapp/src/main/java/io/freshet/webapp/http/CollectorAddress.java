package io.freshet.webapp.http;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the site's pages send their events.
 *
 * @param url full URL of the collector; empty = the page's own host
 * @param port port of a collector on the page's own host
 */
public record CollectorAddress(Optional<URI> url, int port) {

    /** A collector on whatever host the page was asked from, so that its cookie is first-party. */
    public static CollectorAddress sameHost(int port) {
        return new CollectorAddress(Optional.empty(), port);
    }

    /** What the pages are told. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        url.ifPresent(u -> json.put("collectorUrl", u.toString()));
        return json.put("collectorPort", port);
    }

    /** The source expression that allows the pages to reach the collector. */
    public String cspSource() {
        return url.map(u -> u.getScheme() + "://" + u.getRawAuthority()).orElse("*:" + port);
    }
}
