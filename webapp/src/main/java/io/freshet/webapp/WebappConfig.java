package io.freshet.webapp;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.webapp.http.DashboardSettings;
import io.freshet.webapp.micro.MicroSettings;
import java.net.URI;
import java.util.Optional;

/**
 * Settings of the window: demo site and dashboard.
 *
 * @param host address to bind; loopback unless told otherwise
 * @param port 0 to 65535; 0 takes a free one
 * @param collectorUrl where the pages send their events; empty = the page's own host
 * @param collectorPort port of a collector on the page's own host
 * @param kafka the brokers whose topics the panel follows
 * @param topics their names
 * @param postgres where rows are looked up; empty = the panel shows no rows
 * @param resolver file of a resolver.json; empty = the schemas that ship with Freshet
 * @param enricher whose settings events are enriched again with; empty = they are not, unless
 *     whoever starts the window has an enricher at hand
 * @param dashboard who may look into the dashboard
 * @param micro the endpoints for test suites
 * @param admin health and metrics
 */
public record WebappConfig(
        String host,
        int port,
        Optional<URI> collectorUrl,
        int collectorPort,
        KafkaSettings kafka,
        TopicNames topics,
        Optional<PostgresSettings> postgres,
        Optional<String> resolver,
        Optional<EnricherFiles> enricher,
        DashboardSettings dashboard,
        MicroSettings micro,
        AdminSettings admin) {

    /** The site's port unless configured. */
    public static final int DEFAULT_PORT = 8090;

    /**
     * Where rows are looked up.
     *
     * @param url JDBC URL
     * @param user role with the right to read
     * @param password its password
     * @param schema the schema that holds {@code events}
     */
    public record PostgresSettings(String url, String user, String password, String schema) {

        static PostgresSettings read(ConfigReader config) {
            return new PostgresSettings(
                    config.string("url").required(),
                    config.string("user").required(),
                    config.secret("password").orElse(""),
                    config.string("schema").orElse("atomic"));
        }

        @Override
        public String toString() {
            return "PostgresSettings[" + user + ", " + schema + "]"; // URLs may hold passwords
        }
    }

    /**
     * What an enricher is started with.
     *
     * @param config its file
     * @param igluConfig its resolver.json; empty = the schemas that ship with Freshet
     * @param enrichments its folder of enrichments; empty = none
     */
    public record EnricherFiles(
            String config, Optional<String> igluConfig, Optional<String> enrichments) {

        static Optional<EnricherFiles> read(ConfigReader config) {
            var file = config.string("config").optional();
            var igluConfig = config.string("igluConfig").optional();
            var enrichments = config.string("enrichments").optional();
            if (file.isEmpty() && (igluConfig.isPresent() || enrichments.isPresent())) {
                config.problem(
                        "config",
                        "enricher.config is missing, but other files of the enricher are given",
                        "name the enricher's own file, e.g. enricher.hocon");
            }
            return file.map(name -> new EnricherFiles(name, igluConfig, enrichments));
        }
    }

    /** Reads a whole file. */
    public static WebappConfig read(ConfigReader config) {
        var host = config.string("host").orElse("127.0.0.1");
        return new WebappConfig(
                host,
                config.integer("port").between(0, 65535).orElse(DEFAULT_PORT),
                config.string("collectorUrl").optional().flatMap(url -> uri(config, url)),
                config.integer("collectorPort").between(1, 65535).orElse(8080),
                config.section("kafka", KafkaSettings::read),
                config.section("topics", TopicNames::read),
                config.optionalSection("postgres", PostgresSettings::read),
                config.string("resolver").optional(),
                config.section("enricher", EnricherFiles::read),
                DashboardSettings.read(config.section("dashboard"), host),
                config.section("micro", MicroSettings::read),
                config.section("admin", AdminSettings::read));
    }

    private static Optional<URI> uri(ConfigReader config, String text) {
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException noUri) {
            // told below
        }
        config.problem(
                "collectorUrl",
                "collectorUrl is no http or https URL",
                "write e.g. https://c.example.com");
        return Optional.empty();
    }
}
