package io.freshet.cli.component;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigHash;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.config.LoadedLog;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.ServiceRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every component, and what is done with them: check, or run until stopped. */
final class ComponentOptions {

    /** For the exit-code part of a component's help. */
    static final String EXIT_OK = "0:stopped in good order, or --check found no problem";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings in HOCON or JSON; without it, defaults and environment")
    private @Nullable Path config;

    @Option(
            names = "--check",
            description = "read all settings, print them with their origin, and end")
    private boolean check;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "serve /live, /ready, /metrics and /info here instead of at admin.port")
    private @Nullable Integer adminPort;

    /** Checks or runs, as the options say. */
    <C> int run(Component<C> component) {
        return run(component, UnaryOperator.identity());
    }

    /**
     * Checks or runs, as the options say.
     *
     * @param flags adds the settings that the command's own options carry
     */
    <C> int run(Component<C> component, UnaryOperator<ConfigSource> flags) {
        var loaded = load(component, flags.apply(source(component.name())));
        var service = component.prepare().apply(loaded);
        if (check) {
            var out = spec.commandLine().getOut();
            out.print(CheckReport.text(component.name(), loaded));
            out.flush();
            return ExitCode.OK.code();
        }
        LoadedLog.write(loaded);
        try (var meters = Meters.create()) {
            return ServiceRunner.run(
                            service.apply(meters),
                            component.admin().apply(loaded.config()),
                            meters,
                            Map.of(
                                    "component",
                                    component.name(),
                                    "configHash",
                                    Map.of(component.name(), ConfigHash.of(loaded))))
                    .code();
        }
    }

    /** All that is wrong is told at once: what the files have too, when the settings are wrong. */
    private static <C> Loaded<C> load(Component<C> component, ConfigSource source) {
        try {
            return component.load().apply(source);
        } catch (ConfigException wrong) {
            var problems = new ArrayList<>(wrong.problems());
            try {
                component.files().run();
            } catch (StartFailure wrongToo) {
                problems.add(wrongToo.problem());
            }
            throw new ConfigException(problems);
        }
    }

    private ConfigSource source(String name) {
        var source = config == null ? ConfigSource.defaults(name) : ConfigSource.file(name, config);
        return adminPort == null ? source : source.with("admin.port", adminPort, "--admin-port");
    }
}
