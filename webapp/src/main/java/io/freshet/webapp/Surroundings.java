package io.freshet.webapp;

import io.freshet.iglu.IgluClient;
import io.freshet.webapp.api.ComponentSettings;
import io.freshet.webapp.api.Doctor;
import io.freshet.webapp.api.DoctorVisit;
import io.freshet.webapp.api.Finder;
import io.freshet.webapp.api.OpenApi;
import io.freshet.webapp.api.RowFinders;
import io.freshet.webapp.api.SchemaFinder;
import io.freshet.webapp.api.Search;
import io.freshet.webapp.api.Settings;
import io.freshet.webapp.http.Routes;
import io.freshet.webapp.http.Routes.Route;
import io.freshet.webapp.micro.Micro;
import io.freshet.webapp.micro.MicroStore;
import io.freshet.webapp.micro.Outstanding;
import io.freshet.webapp.micro.UnderWay;
import io.freshet.webapp.pipeline.PipelineState;
import io.freshet.webapp.pipeline.Processes;
import io.freshet.webapp.schema.SchemaDiff;
import io.freshet.webapp.schema.SchemaPage;
import io.freshet.webapp.schema.SchemaShelf;
import io.freshet.webapp.schema.SchemaTree;
import io.freshet.webapp.schema.SchemaTry;
import io.freshet.webapp.schema.SchemaUse;
import io.freshet.webapp.sql.Database;
import io.freshet.webapp.tail.PayloadEnds;
import io.freshet.webapp.traffic.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the dashboard shows of things around the events: schemas, traffic in Postgres, consumers and
 * processes, settings; the search over all of it; and the endpoints for test suites.
 */
final class Surroundings implements AutoCloseable {

    private final WebappConfig config;
    private final IgluClient iglu;
    private final List<ComponentSettings> settings;
    private final DoctorVisit doctor;
    private final Clock clock;
    private final long bornAtMillis;
    private final Processes processes;
    private final PipelineState pipeline;
    private final Optional<Database> database;
    private final MicroStore micro;
    private final Outstanding outstanding = new Outstanding();
    private final PayloadEnds payloadEnds;

    Surroundings(
            WebappConfig config,
            IgluClient iglu,
            List<ComponentSettings> settings,
            Doctor doctor,
            Clock clock) {
        this.doctor = new DoctorVisit(doctor, clock);
        this.config = config;
        this.iglu = iglu;
        this.settings = settings;
        this.clock = clock;
        this.bornAtMillis = clock.millis();
        this.processes = new Processes(config.dashboard().components());
        this.pipeline = new PipelineState(config.kafka(), config.topics(), processes);
        this.database =
                config.postgres()
                        .map(
                                postgres ->
                                        new Database(
                                                postgres.url(),
                                                postgres.user(),
                                                postgres.password(),
                                                postgres.schema()));
        this.micro = new MicroStore(config.micro().maxEvents());
        this.payloadEnds = new PayloadEnds(config.kafka(), config.topics().rawGood());
    }

    /** What test suites ask for; to be told records. */
    MicroFeed micro() {
        return new MicroFeed(micro, outstanding, bornAtMillis);
    }

    /**
     * Adds the endpoints.
     *
     * @param used how often schemas were met
     * @param finders what search asks before its own
     */
    void addTo(Routes.Builder routes, SchemaUse used, List<Finder> finders) {
        var shelf = new SchemaShelf(iglu);
        routes.get("/api/v1/schemas", new SchemaTree(iglu, used));
        routes.get(
                "/api/v1/schemas/{vendor}/{name}/{format}/{version}",
                new SchemaPage(shelf, used, database));
        routes.get("/api/v1/schemas/diff", new SchemaDiff(shelf));
        routes.post("/api/v1/schemas/validate", new SchemaTry(iglu));
        routes.get("/api/v1/traffic", new Traffic(database, clock));
        routes.get("/api/v1/pipeline", pipeline);
        routes.get("/api/v1/settings", new Settings(settings, processes, doctor));
        routes.add(new Route("POST", "/api/v1/settings/doctor", false, true, doctor));
        routes.get("/api/v1/search", new Search(all(finders)));
        routes.get("/api/v1/openapi.json", new OpenApi());
        var patience = Duration.ofMillis(config.micro().waitMillis());
        var underWay = new UnderWay(outstanding, payloadEnds::places, patience);
        new Micro(micro, config.micro(), iglu, underWay).addTo(routes);
    }

    private List<Finder> all(List<Finder> first) {
        var all = new ArrayList<>(first);
        all.add(new SchemaFinder(iglu));
        database.ifPresent(rows -> all.add(new RowFinders(rows)));
        return all;
    }

    @Override
    public void close() {
        doctor.close();
        pipeline.close();
        payloadEnds.close();
        processes.close();
        database.ifPresent(Database::close);
    }
}
