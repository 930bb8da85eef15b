package io.freshet.webapp;

import io.freshet.iglu.IgluClient;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.webapp.api.ComponentSettings;
import io.freshet.webapp.api.SiteEvents;
import io.freshet.webapp.fate.FateBook;
import io.freshet.webapp.fate.FateReader;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.CollectorAddress;
import io.freshet.webapp.http.Routes;
import io.freshet.webapp.http.WindowServer;
import io.freshet.webapp.row.RowWatch;
import io.freshet.webapp.schema.SchemaUse;
import io.freshet.webapp.tail.TopicTail;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The window: serves site and dashboard, follows the topics and looks up the events' rows. */
public final class WebappService implements Service {

    /** The component's name. */
    public static final String NAME = "webapp";

    /** What the panel can show; a page shows the newest of them. */
    private static final int FATES_KEPT = 500;

    private final WebappConfig config;
    private final Surroundings surroundings;
    private final Clock clock;
    private final FateBook fates = new FateBook(FATES_KEPT);
    private @Nullable WindowServer server;
    private @Nullable TopicTail tail;
    private @Nullable RowWatch rows;
    private volatile Health health = Health.starting("not started");

    /**
     * A window that is not started.
     *
     * @param iglu where schemas come from
     * @param settings what is in force in this process, to be shown
     */
    public WebappService(
            WebappConfig config, IgluClient iglu, List<ComponentSettings> settings, Clock clock) {
        this.config = config;
        this.surroundings = new Surroundings(config, iglu, settings, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        server = listen();
        var topics = config.topics();
        tail =
                new TopicTail(
                        config.kafka(),
                        List.of(
                                topics.rawBad(),
                                topics.parsedBad(),
                                topics.jsonEvent(),
                                topics.jsonBad()),
                        this::note);
        config.postgres()
                .ifPresent(
                        postgres ->
                                rows =
                                        RowWatch.start(
                                                postgres.url(),
                                                postgres.user(),
                                                postgres.password(),
                                                postgres.schema(),
                                                fates));
        tail.start();
        server.start();
        health = Health.ready();
    }

    /** The port in use; to be asked after {@link #start}. */
    public int port() {
        var listening = server;
        if (listening == null) {
            throw new IllegalStateException("the site is not started");
        }
        return listening.port();
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public void close() {
        health = Health.stopped();
        closeAll(server, tail, rows);
        surroundings.close();
    }

    private static void closeAll(
            @Nullable WindowServer server, @Nullable TopicTail tail, @Nullable RowWatch rows) {
        if (server != null) {
            server.close();
        }
        if (tail != null) {
            tail.close();
        }
        if (rows != null) {
            rows.close();
        }
    }

    /** Who answers what. */
    Routes routes(CollectorAddress collector) {
        var routes = new Routes.Builder();
        routes.publicGet("/config.json", request -> Answer.json(collector.toJson()));
        routes.publicGet("/api/v1/site/events", new SiteEvents(fates));
        surroundings.addTo(routes, SchemaUse.none(), List.of());
        return routes.build();
    }

    private WindowServer listen() {
        var collector = new CollectorAddress(config.collectorUrl(), config.collectorPort());
        try {
            return new WindowServer(
                    new InetSocketAddress(config.host(), config.port()),
                    config.dashboard(),
                    collector.cspSource(),
                    routes(collector));
        } catch (IOException taken) {
            throw new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F6002",
                            "the demo site cannot listen on port " + config.port(),
                            config.host() + ":" + config.port(),
                            taken.getMessage(),
                            "free the port, or choose another one (key port)"),
                    taken);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null) {
            return;
        }
        var place = record.topic() + "-" + record.partition() + "@" + record.offset();
        var good = record.topic().equals(config.topics().jsonEvent());
        fates.put(
                good
                        ? FateReader.ofEvent(place, clock.millis(), value)
                        : FateReader.ofBadRow(place, clock.millis(), value));
    }
}
