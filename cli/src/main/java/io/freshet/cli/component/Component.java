package io.freshet.cli.component;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.service.Service;
import java.util.function.Function;

/**
 * How one component is made out of its configuration.
 *
 * @param name as in logs, metrics and environment variables
 * @param load its configuration
 * @param admin the part of it that says where health and metrics are served
 * @param files reads the files that the command line names beside the configuration, to find their
 *     problems
 * @param prepare reads the files that the configuration names; what it gives makes the component,
 *     not started
 * @param <C> its configuration's type
 */
record Component<C>(
        String name,
        Function<ConfigSource, Loaded<C>> load,
        Function<C, AdminSettings> admin,
        Runnable files,
        Function<Loaded<C>, Function<Meters, Service>> prepare) {

    /** For a command line that names no file but the configuration. */
    static final Runnable NO_FILES = () -> {};
}
