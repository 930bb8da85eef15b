package io.freshet.webapp;

import io.freshet.iglu.IgluClient;
import io.freshet.webapp.WebappConfig.PostgresSettings;
import io.freshet.webapp.api.BadEndpoint;
import io.freshet.webapp.api.BadGroupEndpoint;
import io.freshet.webapp.api.EventEndpoint;
import io.freshet.webapp.api.EventFinder;
import io.freshet.webapp.api.EventsEndpoint;
import io.freshet.webapp.api.Finder;
import io.freshet.webapp.api.LiveEndpoint;
import io.freshet.webapp.api.OverviewEndpoint;
import io.freshet.webapp.api.RerunEndpoint;
import io.freshet.webapp.api.SiteEvents;
import io.freshet.webapp.cause.Explainer;
import io.freshet.webapp.cause.ShownRow;
import io.freshet.webapp.fate.FateBook;
import io.freshet.webapp.fate.FateReader;
import io.freshet.webapp.http.Routes;
import io.freshet.webapp.overview.PostgresStage;
import io.freshet.webapp.overview.StageWatch;
import io.freshet.webapp.rerun.Rerun;
import io.freshet.webapp.rerun.RerunPage;
import io.freshet.webapp.row.RingRows;
import io.freshet.webapp.row.RowFinder;
import io.freshet.webapp.row.RowWatch;
import io.freshet.webapp.schema.SchemaUse;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.RecordFetch;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventPage;
import io.freshet.webapp.trace.EventTrace;
import io.freshet.webapp.trace.LookedAt;
import io.freshet.webapp.trace.SeenTimes;
import io.freshet.webapp.trace.Snippets;
import io.freshet.webapp.watch.PipelineWatch;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What site and dashboard show of events: follows the topics, looks up rows, and answers. */
final class Events implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Events.class);
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    /** What the site's panel can show; a page shows the newest of them. */
    private static final int FATES_KEPT = 500;

    private final WebappConfig config;
    private final IgluClient iglu;
    private final MicroFeed micro;
    private final @Nullable Rerun rerun;
    private final Clock clock;
    private final FateBook fates = new FateBook(FATES_KEPT);
    private final PipelineWatch watch;
    private final StageWatch stages;
    private final RecordFetch fetch;
    private final SeenTimes seenTimes = new SeenTimes();
    private final @Nullable RowFinder rowsOfPages;
    private final @Nullable RingRows ringRows;
    private @Nullable RowWatch fateRows;

    Events(
            WebappConfig config,
            IgluClient iglu,
            MicroFeed micro,
            @Nullable Rerun rerun,
            Clock clock) {
        this.config = config;
        this.iglu = iglu;
        this.micro = micro;
        this.rerun = rerun;
        this.clock = clock;
        this.watch = new PipelineWatch(config.kafka(), config.topics(), clock);
        this.stages = new StageWatch(config.dashboard().components(), clock);
        this.fetch =
                new RecordFetch(
                        config.kafka(), Stage.byTopic(config.topics(), Stage.values()), clock);
        this.rowsOfPages = config.postgres().map(Events::finder).orElse(null);
        this.ringRows =
                config.postgres()
                        .map(postgres -> new RingRows(finder(postgres), watch.seen().ring()))
                        .orElse(null);
        watch.listen(this::note);
        watch.listen(seenTimes::note);
    }

    void start() {
        watch.start();
        warmUp();
        stages.start();
        if (ringRows != null) {
            ringRows.start();
        }
        fateRows =
                config.postgres()
                        .map(
                                postgres ->
                                        RowWatch.start(
                                                postgres.url(),
                                                postgres.user(),
                                                postgres.password(),
                                                postgres.schema(),
                                                fates))
                        .orElse(null);
    }

    /** So that who opens an event's page first need not wait until all is connected. */
    private void warmUp() {
        var first = new Place(config.topics().rawGood(), 0, 0).toString();
        var thread =
                new Thread(
                        () -> {
                            try {
                                trace().find(NOBODYS, -1);
                                trace().find(first, -1);
                            } catch (KafkaException away) {
                                LOGGER.debug("nothing could be looked up ahead", away);
                            }
                        },
                        "site-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** How often schemas were met. */
    SchemaUse schemas() {
        return watch.seen().schemas();
    }

    /** What search asks of events and causes. */
    List<Finder> finders() {
        return List.of(new EventFinder(watch.seen(), clock));
    }

    /** Adds the endpoints. */
    void addTo(Routes.Builder routes) {
        var seen = watch.seen();
        routes.publicGet("/api/v1/site/events", new SiteEvents(fates));
        routes.get(
                "/api/v1/overview",
                new OverviewEndpoint(
                        watch,
                        stages,
                        new PostgresStage(ringRows, stages::loadedPerSecond),
                        clock));
        routes.get("/api/v1/live", new LiveEndpoint(seen.ring(), clock));
        routes.get("/api/v1/events", new EventsEndpoint(seen.ring()));
        routes.get("/api/v1/events/{id}", new EventEndpoint(trace(), page()));
        routes.post(
                "/api/v1/events/{id}/rerun",
                new RerunEndpoint(trace(), rerun, new RerunPage(shownRow())));
        routes.get("/api/v1/bad", new BadEndpoint(seen.causes(), clock));
        routes.get("/api/v1/bad/{group}", new BadGroupEndpoint(seen.causes(), fetch, iglu, clock));
    }

    @Override
    public void close() {
        watch.close();
        stages.close();
        fetch.close();
        if (ringRows != null) {
            ringRows.close();
        }
        if (rowsOfPages != null) {
            rowsOfPages.close();
        }
        if (fateRows != null) {
            fateRows.close();
        }
        if (rerun != null) {
            rerun.close();
        }
    }

    private EventTrace trace() {
        return new EventTrace(fetch, rowsOfPages, watch.seen().index()::find);
    }

    private EventPage page() {
        var collector =
                config.collectorUrl()
                        .map(URI::toString)
                        .orElse("http://localhost:" + config.collectorPort());
        var schema = config.postgres().map(PostgresSettings::schema).orElse("atomic");
        return new EventPage(
                shownRow(),
                new Snippets(collector, config.kafka().bootstrapServers(), schema),
                seenTimes::of,
                new LookedAt(
                        Stage.byTopic(config.topics(), Stage.values()).keySet(),
                        watch::history,
                        config.postgres().map(it -> it.schema() + ".events").orElse(null)),
                rerun != null);
    }

    private ShownRow shownRow() {
        return new ShownRow(new Explainer(key -> BadGroupEndpoint.schema(iglu, key)));
    }

    private static RowFinder finder(PostgresSettings postgres) {
        return new RowFinder(
                postgres.url(), postgres.user(), postgres.password(), postgres.schema());
    }

    /** For the site's panel, and for test suites, which count from the start on. */
    private void note(TailRecord record) {
        var place = record.place().toString();
        // how long it took, only those know who were there
        var seenAt =
                record.isHistory() ? OptionalLong.empty() : OptionalLong.of(record.seenAtMillis());
        switch (record.stage()) {
            case JSON -> fates.put(FateReader.ofEvent(place, seenAt, record.value()));
            case RAW_BAD, PARSED_BAD, JSON_BAD ->
                    fates.put(FateReader.ofBadRow(place, seenAt, record.value()));
            default -> {
                // no end of an event's way
            }
        }
        micro.note(record);
    }
}
