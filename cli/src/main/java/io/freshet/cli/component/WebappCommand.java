package io.freshet.cli.component;

import io.freshet.cli.shell.Exit;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.WebappService;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet webapp}: the demo site. */
@Command(
        name = "webapp",
        header = "The demo site, with a panel that shows each event's fate.",
        description =
                "Serves a small shop with the unmodified browser tracker. Its panel follows the"
                        + " last topics and looks up rows in Postgres.",
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

    private static final Component<WebappConfig> WEBAPP =
            new Component<>(
                    "webapp",
                    source -> source.load(WebappConfig::read),
                    WebappConfig::admin,
                    Component.NO_FILES,
                    config -> meters -> new WebappService(config, Clock.systemUTC()));

    @Mixin private ComponentOptions options = new ComponentOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "listen here instead of at the port of the configuration")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        return options.run(
                WEBAPP, source -> port == null ? source : source.with("port", port, "--port"));
    }
}
