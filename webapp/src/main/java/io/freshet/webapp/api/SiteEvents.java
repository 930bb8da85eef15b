package io.freshet.webapp.api;

import io.freshet.webapp.fate.FateBook;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import java.util.Set;

/**
 * {@code GET site/events?after=N}: the demo site's panel. Those who have not logged in see the
 * fates of the events whose ids they can name ({@code &ids=a,b,c}), which are the ones they sent.
 */
public final class SiteEvents implements Endpoint {

    private final FateBook fates;

    public SiteEvents(FateBook fates) {
        this.fates = fates;
    }

    @Override
    public Answer answer(Request request) {
        var after = request.queryNumber("after", -1, Long.MAX_VALUE, -1);
        if (request.isKnown() && request.query("ids").isEmpty()) {
            return Answer.json(fates.since(after));
        }
        var ids = Set.of(request.query("ids").orElse("").split(","));
        return Answer.json(fates.since(after, fate -> ids.contains(fate.id())));
    }
}
