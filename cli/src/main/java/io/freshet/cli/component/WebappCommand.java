package io.freshet.cli.component;

import io.freshet.cli.doctor.Areas;
import io.freshet.cli.doctor.WindowDoctor;
import io.freshet.cli.rerun.EnricherRerun;
import io.freshet.cli.setup.Given;
import io.freshet.cli.setup.SetUp;
import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.IgluMeters;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.WebappService;
import io.freshet.webapp.api.ComponentSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet webapp}: the demo site and the dashboard. */
@Command(
        name = "webapp",
        header = "A demo site, and the dashboard that shows what becomes of events.",
        description =
                "Serves a small shop with the unmodified browser tracker, and the dashboard at"
                        + " /dashboard/. Both follow the topics and look up rows in Postgres.",
        exitCodeList = {
            ComponentOptions.EXIT_OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet webapp --config config/webapp.minimal.hocon",
            "  freshet webapp --config config/webapp.minimal.hocon --check",
        })
public final class WebappCommand implements Callable<Integer> {

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "listen here instead of at the port of the configuration")
    private @Nullable Integer port;

    @Option(
            names = "--resolver",
            paramLabel = "FILE",
            description = "a resolver.json; without it, the schemas that ship with Freshet")
    private @Nullable Path resolver;

    @Override
    public Integer call() {
        return options.run(
                new Component<>(
                        WebappService.NAME,
                        source -> source.load(WebappConfig::read),
                        WebappConfig::admin,
                        () -> iglu(resolver),
                        WebappCommand::prepare),
                this::withFlags);
    }

    private ConfigSource withFlags(ConfigSource file) {
        var source =
                resolver == null ? file : file.with("resolver", resolver.toString(), "--resolver");
        return port == null ? source : source.with("port", port, "--port");
    }

    private static Function<Meters, Service> prepare(Loaded<WebappConfig> loaded) {
        var config = loaded.config();
        var iglu = iglu(config.resolver().map(Path::of).orElse(null));
        var settings = List.of(new ComponentSettings(WebappService.NAME, loaded.effective()));
        var rerun = config.enricher().map(EnricherRerun::of).orElse(null);
        return meters -> {
            IgluMeters.bind(iglu, meters);
            return new WebappService(
                    config, iglu, settings, rerun, doctor(loaded), Clock.systemUTC());
        };
    }

    /** Of the other components this one knows the admin ports alone. */
    private static WindowDoctor doctor(Loaded<WebappConfig> loaded) {
        var setUp =
                new SetUp(
                        null,
                        null,
                        null,
                        null,
                        new Given<>(WebappService.NAME, loaded),
                        new SetUp.Files(null, null),
                        SetUp.Overrides.NONE,
                        List.of());
        var components = loaded.config().dashboard().components().values();
        var ports = components.stream().distinct().sorted().toList();
        return new WindowDoctor(() -> Areas.of(setUp, ports, false, false));
    }

    private static IgluClient iglu(@Nullable Path file) {
        return EnricherInputs.iglu(file, IgluSettings.DEFAULT);
    }
}
