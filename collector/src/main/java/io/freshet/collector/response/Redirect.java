package io.freshet.collector.response;

import io.freshet.collector.request.NetworkUserId;
import io.freshet.collector.request.QueryParameters;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.RedirectSettings;
import java.net.MalformedURLException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Sends a click on to its target: the last {@code u} parameter.
 *
 * @param settings which targets are let through
 */
public record Redirect(RedirectSettings settings) {

    /** The target, or null where there is none or it is not let through: then the answer is 400. */
    public @Nullable String target(TrackerRequest request, NetworkUserId id) {
        var target = QueryParameters.last(request.target().query(), "u");
        if (target == null || !isAllowed(target)) {
            return null;
        }
        // Snowplow: the macro comes after the check, so a placeholder cannot stand in the host.
        return settings.placeholder() == null
                ? target
                : target.replace(settings.placeholder(), id.value());
    }

    private boolean isAllowed(String target) {
        if (settings.domains().isEmpty()) {
            return true;
        }
        try {
            return settings.domains().contains(new URL(target).getHost());
        } catch (MalformedURLException notAbsolute) {
            return false;
        }
    }
}
