package io.freshet.collector.endpoint;

import io.freshet.collector.request.Cookies;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.DoNotTrackSettings;

/**
 * Visitors who opted out.
 *
 * @param rule the cookie by which they say so
 */
public record DoNotTrack(DoNotTrackSettings rule) {

    /** Whether the request comes from one of them. */
    public boolean isAskedBy(TrackerRequest request) {
        if (!rule.enabled()) {
            return false;
        }
        var value = Cookies.first(request.headers(), rule.name());
        return value != null && rule.value().matcher(value).matches();
    }
}
