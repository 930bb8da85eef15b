package io.freshet.webapp.api;

import io.freshet.webapp.cause.CauseJson;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.overview.Overview;
import io.freshet.webapp.overview.StageFacts;
import io.freshet.webapp.overview.StageWatch;
import io.freshet.webapp.watch.PipelineWatch;
import java.time.Clock;
import java.util.function.Supplier;

/** {@code GET overview?window=15m|1h|24h}. */
public final class OverviewEndpoint implements Endpoint {

    private final PipelineWatch watch;
    private final StageWatch stages;
    private final Supplier<StageFacts> postgres;
    private final Clock clock;

    /**
     * Answers from what is known at the moment.
     *
     * @param stages what the components tell
     * @param postgres the stage behind them
     */
    public OverviewEndpoint(
            PipelineWatch watch, StageWatch stages, Supplier<StageFacts> postgres, Clock clock) {
        this.watch = watch;
        this.stages = stages;
        this.postgres = postgres;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        var overview =
                Overview.of(
                        watch.seen(),
                        watch.history(),
                        stages,
                        postgres.get(),
                        Windows.of(request),
                        clock.millis());
        if (watch.isAway()) {
            overview.putObject("trouble")
                    .put("message", "The brokers do not answer, so these figures stand still.")
                    .put(
                            "fix",
                            "See that Kafka runs and that kafka.bootstrapServers is right: freshet"
                                    + " doctor.");
        }
        return Answer.json(overview)
                .table("topCauses", CauseJson.columns())
                .table("topEvents", "name", "count")
                .table("stages");
    }
}
