package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.trace.EventPage;
import io.freshet.webapp.trace.EventTrace;
import org.apache.kafka.common.KafkaException;

/** {@code GET events/{id}}: all that is known of one event. */
public final class EventEndpoint implements Endpoint {

    private final EventTrace trace;
    private final EventPage page;

    public EventEndpoint(EventTrace trace, EventPage page) {
        this.trace = trace;
        this.page = page;
    }

    @Override
    public Answer answer(Request request) {
        var id = request.part("id");
        try {
            var found = trace.find(id, -1);
            if (found.isEmpty()) {
                throw Refusal.notFound(
                        "no event of this id was found in the topics of the last day, nor in Postgres",
                        "events that are older than the topics keep them are found in Postgres"
                                + " alone; just sent ones take a second");
            }
            return Answer.json(page.of(found.get()))
                    .table("fields", "name", "value", "group")
                    .table("parameters", "name", "field", "value")
                    .table("lineage");
        } catch (KafkaException away) {
            throw Refusal.unavailable(
                    "the brokers do not answer: " + away.getMessage(),
                    "see that they run and that the webapp may read the topics");
        }
    }
}
