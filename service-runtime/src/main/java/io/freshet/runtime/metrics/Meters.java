package io.freshet.runtime.metrics;

import io.freshet.runtime.version.Version;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The meters of one process. Components register theirs under {@code
 * freshet_<component>_<what>_<unit>}; tags come from small closed sets.
 */
public final class Meters implements AutoCloseable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Meters() {}

    /** With the gauges of the JVM. */
    public static Meters create() {
        var meters = bare();
        new JvmMemoryMetrics().bindTo(meters.registry);
        new JvmThreadMetrics().bindTo(meters.registry);
        new ClassLoaderMetrics().bindTo(meters.registry);
        new ProcessorMetrics().bindTo(meters.registry);
        new FileDescriptorMetrics().bindTo(meters.registry);
        new UptimeMetrics().bindTo(meters.registry);
        return meters;
    }

    /** Without any meter, for tests. */
    public static Meters bare() {
        return new Meters();
    }

    /** Where to register. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All meters and {@code freshet_build_info} in Prometheus' text format 0.0.4. */
    public String scrape() {
        return registry.scrape() + buildInfo();
    }

    // Written by hand because the registry takes the suffix _info off a gauge's name.
    private static String buildInfo() {
        var version = Version.current();
        return "# TYPE freshet_build_info gauge\nfreshet_build_info{commit=\""
                + version.commit()
                + "\",version=\""
                + version.version()
                + "\"} 1.0\n";
    }

    @Override
    public void close() {
        registry.close();
    }
}
