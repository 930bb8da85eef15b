package io.freshet.cli.setup;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.webapp.WebappConfig;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell a command which topics and tables it looks into: those of the window. */
public final class WindowOptions {

    private static final String COMPONENT = "webapp";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "the webapp's settings: brokers with login, topics, database;"
                            + " without it, those of 'freshet up'")
    private @Nullable Path config;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the brokers as they are reached from here")
    private @Nullable String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "the loader's database as it is reached from here")
    private @Nullable String postgres;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            description = "stands before the names of the pipeline's topics")
    private @Nullable String topicPrefix;

    /** Reads all settings. */
    public WebappConfig read() {
        return read(System.getenv());
    }

    private WebappConfig read(Map<String, String> environment) {
        var source =
                config == null
                        ? ConfigSource.defaults(COMPONENT)
                        : ConfigSource.file(COMPONENT, config);
        var brokers =
                kafka == null && config == null
                        ? "localhost:" + environment.getOrDefault("FRESHET_KAFKA_PORT", "9092")
                        : kafka;
        if (brokers != null) {
            source = source.with("kafka.bootstrapServers", brokers, "--kafka");
        }
        var database =
                postgres == null && config == null
                        ? "postgresql://localhost:"
                                + environment.getOrDefault("FRESHET_POSTGRES_PORT", "5432")
                                + "/igludb"
                        : postgres;
        if (database != null) {
            var target = PostgresTarget.parse(database);
            source =
                    source.with("postgres.url", target.jdbcUrl(), "--postgres")
                            .with("postgres.user", target.user(), "--postgres")
                            .with("postgres.password", target.password(), "--postgres");
        }
        if (topicPrefix != null) {
            source = source.with("topics.prefix", topicPrefix, "--topic-prefix");
        }
        return source.load(WebappConfig::read).config();
    }

    /** What to say when no broker answers. */
    public static StartFailure unreachable(WebappConfig config, Exception cause) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1001",
                        "no Kafka broker can be reached",
                        config.kafka().bootstrapServers(),
                        cause.getMessage(),
                        "start one with 'freshet up', or give its address with --kafka"),
                cause);
    }
}
