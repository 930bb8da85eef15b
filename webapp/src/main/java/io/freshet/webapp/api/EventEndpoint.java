package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.trace.EventPage;
import io.freshet.webapp.trace.EventTrace;
import io.freshet.webapp.trace.EventTrace.Found;
import org.apache.kafka.common.KafkaException;

/**
 * {@code GET events/{id}}: all that is known of one event. One that has not been seen yet is an
 * answer too, for it may be on its way: whoever waits for it asks again.
 */
public final class EventEndpoint implements Endpoint {

    private final EventTrace trace;
    private final EventPage page;

    public EventEndpoint(EventTrace trace, EventPage page) {
        this.trace = trace;
        this.page = page;
    }

    @Override
    public Answer answer(Request request) {
        return Answer.json(page.of(found(trace, request.part("id"))))
                .table("fields", "name", "value", "group")
                .table("parameters", "name", "field", "value")
                .table("lineage");
    }

    /**
     * What there is of an event, or that it is waited for.
     *
     * @throws Refusal where it makes no sense to wait
     */
    static Found found(EventTrace trace, String id) {
        try {
            var found = trace.find(id, -1);
            if (found.isEmpty() && Place.parse(id).isPresent()) {
                throw Refusal.notFound(
                        "no record stands at " + id,
                        "it may be older than the topic keeps its records, or the topic is none of"
                                + " the pipeline's");
            }
            if (found.isEmpty() && !EventTrace.isEventId(id)) {
                throw Refusal.badRequest(
                        "this is neither an event's id nor a record's place",
                        "give an event_id such as 34753a70-d3f2-4933-a09a-5b82e9bbffad, or"
                                + " topic-partition@offset");
            }
            return found;
        } catch (KafkaException away) {
            throw Refusal.unavailable(
                    "the brokers do not answer: " + away.getMessage(),
                    "see that they run and that the webapp may read the topics");
        }
    }
}
