package io.freshet.webapp.api;

import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.rerun.Rerun;
import io.freshet.webapp.rerun.RerunPage;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.trace.EventTrace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST events/{id}/rerun}: what the event would become now, and in what that differs.
 * Nothing is written, but servers are asked that enrichments ask: so only when a person wants it,
 * and one event at a time.
 */
public final class RerunEndpoint implements Endpoint {

    private static final long PATIENCE_SECONDS = 10;

    private final EventTrace trace;
    private final @Nullable Rerun rerun;
    private final RerunPage page;
    private final ReentrantLock one = new ReentrantLock(true);

    /**
     * Answers.
     *
     * @param rerun null where no enricher's settings are known
     */
    public RerunEndpoint(EventTrace trace, @Nullable Rerun rerun, RerunPage page) {
        this.trace = trace;
        this.rerun = rerun;
        this.page = page;
    }

    @Override
    public Answer answer(Request request) {
        if (rerun == null) {
            throw Refusal.notFound(
                    "this window does not know the enricher's settings",
                    "name its file as enricher.config in the webapp's settings");
        }
        var found = EventEndpoint.found(trace, request.part("id"));
        var payload =
                found.at(Stage.RAW)
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "the payload of this event is not in the topics",
                                                "it may be older than they keep it"));
        var result =
                alone(() -> rerun.again(payload.value(), Math.max(0, found.index())))
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "the payload has no such event now",
                                                "settings of adapters may have changed since"));
        return Answer.json(page.of(found, result))
                .table("differences", "field", "stored", "now")
                .table("enrichments", "name", "state", "fields", "asset", "millis");
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            one.unlock();
        }
    }

    private static Refusal busy() {
        return Refusal.unavailable(
                "another event is being enriched again, and takes long", "try again in a moment");
    }
}
