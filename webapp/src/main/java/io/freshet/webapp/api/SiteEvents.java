package io.freshet.webapp.api;

import io.freshet.webapp.fate.FateBook;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import java.util.List;
import java.util.Set;

/**
 * {@code GET site/events?after=N&ids=a,b,c}: the demo site's panel. What changed since change N,
 * and what is known of the events that are named, however long ago that was. Those who have not
 * logged in see only the events that they can name, which are the ones they sent.
 */
public final class SiteEvents implements Endpoint {

    private final FateBook fates;

    public SiteEvents(FateBook fates) {
        this.fates = fates;
    }

    @Override
    public Answer answer(Request request) {
        var after = request.queryNumber("after", -1, Long.MAX_VALUE, -1);
        var ids =
                request.query("ids")
                        .map(names -> Set.copyOf(List.of(names.split(","))))
                        .orElse(Set.of());
        return Answer.json(request.isKnown() ? fates.since(after, ids) : fates.of(ids));
    }
}
