package io.freshet.webapp.api;

import io.freshet.webapp.cause.CauseBook;
import io.freshet.webapp.cause.CauseBook.CauseFilter;
import io.freshet.webapp.cause.CauseJson;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import java.time.Clock;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code GET bad}: bad rows of a window by cause. */
public final class BadEndpoint implements Endpoint {

    private final CauseBook causes;
    private final Clock clock;

    public BadEndpoint(CauseBook causes, Clock clock) {
        this.causes = causes;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        var filter =
                new CauseFilter(
                        request.query("type").orElse(null),
                        request.query("app").orElse(null),
                        request.query("schema").orElse(null),
                        request.query("text").orElse(null));
        var found = causes.find(Windows.of(request), filter, clock.millis());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("total", found.total());
        var groups = json.putArray("groups");
        found.groups().forEach(group -> groups.add(CauseJson.of(group)));
        json.put("other", found.other());
        return Answer.json(json).table("groups", CauseJson.columns());
    }
}
