package io.freshet.cli.component;

import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.IgluMeters;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluSettings;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.PgLoaderService;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet loader-pg}: JSON events in, rows out. */
@Command(
        name = "loader-pg",
        header = "JSON events into Postgres.",
        description =
                "Reads snowplow_json_event and writes atomic.events and one table for each kind"
                        + " of entity; makes and widens tables as schemas ask for it. What the database"
                        + " refuses goes to snowplow_json_bad.",
        exitCodeList = {
            ComponentOptions.EXIT_OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet loader-pg --config loader-pg.hocon --resolver resolver.json",
            "  freshet loader-pg --config loader-pg.hocon --check"
        })
public final class LoaderPgCommand implements Callable<Integer> {

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Option(
            names = "--resolver",
            paramLabel = "FILE",
            description = "a resolver.json; without it, the schemas that ship with Freshet")
    private @Nullable Path resolver;

    @Override
    public Integer call() {
        return options.run(
                new Component<>(
                        PgLoaderConfig.NAME,
                        source -> source.load(PgLoaderConfig::read),
                        PgLoaderConfig::admin,
                        () -> iglu(resolver),
                        LoaderPgCommand::prepare),
                this::withResolver);
    }

    private ConfigSource withResolver(ConfigSource source) {
        return resolver == null
                ? source
                : source.with("resolver", resolver.toString(), "--resolver");
    }

    private static Function<Meters, Service> prepare(Loaded<PgLoaderConfig> loaded) {
        var config = loaded.config();
        var file = config.resolver();
        var iglu = iglu(file == null ? null : Path.of(file));
        return meters -> {
            IgluMeters.bind(iglu, meters);
            return new PgLoaderService(config, iglu, meters);
        };
    }

    private static IgluClient iglu(@Nullable Path file) {
        return EnricherInputs.iglu(file, IgluSettings.DEFAULT);
    }
}
