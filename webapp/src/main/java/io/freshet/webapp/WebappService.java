package io.freshet.webapp;

import io.freshet.iglu.IgluClient;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.webapp.api.ComponentSettings;
import io.freshet.webapp.api.Doctor;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.CollectorAddress;
import io.freshet.webapp.http.CollectorDoor;
import io.freshet.webapp.http.Routes;
import io.freshet.webapp.http.WindowServer;
import io.freshet.webapp.rerun.Rerun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The window: serves site and dashboard, follows the topics and looks up the events' rows. */
public final class WebappService implements Service {

    /** The component's name. */
    public static final String NAME = "webapp";

    private final WebappConfig config;
    private final Surroundings surroundings;
    private final Events events;
    private @Nullable WindowServer server;
    private volatile Health health = Health.starting("not started");

    /**
     * A window that is not started.
     *
     * @param iglu where schemas come from
     * @param settings what is in force in this process, to be shown
     * @param rerun enriches events again; null where no enricher's settings are known
     * @param doctor looks the set-up over for who asks for it
     */
    public WebappService(
            WebappConfig config,
            IgluClient iglu,
            List<ComponentSettings> settings,
            @Nullable Rerun rerun,
            Doctor doctor,
            Clock clock) {
        this.config = config;
        this.surroundings = new Surroundings(config, iglu, settings, doctor, clock);
        this.events = new Events(config, iglu, surroundings.micro(), rerun, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        server = listen();
        events.start();
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
        if (server != null) {
            server.close();
        }
        events.close();
        surroundings.close();
    }

    /** Who answers what. */
    Routes routes(CollectorAddress collector) {
        var routes = new Routes.Builder();
        routes.publicGet("/config.json", request -> Answer.json(collector.toJson()));
        events.addTo(routes);
        surroundings.addTo(routes, events.schemas(), events.finders());
        return routes.build();
    }

    /** Where trackers' requests go, if they may come here. */
    private Optional<CollectorDoor> door() {
        return config.micro().takesEvents()
                ? Optional.of(
                        new CollectorDoor(
                                config.collectorUrl()
                                        .orElse(
                                                URI.create(
                                                        "http://localhost:"
                                                                + config.collectorPort()))))
                : Optional.empty();
    }

    private WindowServer listen() {
        var collector = new CollectorAddress(config.collectorUrl(), config.collectorPort());
        try {
            return new WindowServer(
                    new InetSocketAddress(config.host(), config.port()),
                    config.dashboard(),
                    collector.cspSource(),
                    routes(collector),
                    door());
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
}
