package io.freshet.webapp.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a search found.
 *
 * @param kind {@code event}, {@code group}, {@code schema}, {@code user}, {@code session} or {@code
 *     app}
 * @param id what it is called
 * @param title for people
 * @param url where the dashboard shows it
 */
public record Hit(String kind, String id, String title, String url) {

    /** One event's page. */
    public static Hit event(String id, String title) {
        return new Hit("event", id, title, "/dashboard/events/" + encoded(id));
    }

    /** One group of bad rows. */
    public static Hit group(String id, String title) {
        return new Hit("group", id, title, "/dashboard/bad/" + encoded(id));
    }

    /** A text as part of a URL. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind)
                .put("id", id)
                .put("title", title)
                .put("url", url);
    }
}
