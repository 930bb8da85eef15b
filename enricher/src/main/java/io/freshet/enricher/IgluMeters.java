package io.freshet.enricher;

import io.freshet.iglu.IgluClient;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** How the registries of a resolver.json answer, in the metrics of whoever looks schemas up. */
public final class IgluMeters {

    private IgluMeters() {}

    /** Registers the meters of each registry. A client that was bound before changes nothing. */
    public static void bind(IgluClient iglu, Meters meters) {
        iglu.registries().forEach(registry -> bind(registry, meters.registry()));
        Gauge.builder("freshet_iglu_cached_schemas", iglu, IgluClient::remembered)
                .description("Schemas in memory")
                .strongReference(true)
                .register(meters.registry());
    }

    private static void bind(RegistryActivity registry, MeterRegistry meters) {
        answers("found", registry, RegistryActivity::found, meters);
        answers("not_found", registry, RegistryActivity::notFound, meters);
        answers("refused", registry, RegistryActivity::refused, meters);
        answers("none", registry, RegistryActivity::unreachable, meters);
        FunctionCounter.builder("freshet_iglu_remembered", registry, RegistryActivity::remembered)
                .description("Look-ups served by what the registry answered before")
                .tag("registry", registry.name())
                .register(meters);
        Gauge.builder("freshet_iglu_registry_up", registry, IgluMeters::isUp)
                .description("0 where the last question was not answered")
                .tag("registry", registry.name())
                .register(meters);
    }

    private static void answers(
            String answer,
            RegistryActivity registry,
            ToDoubleFunction<RegistryActivity> count,
            MeterRegistry meters) {
        FunctionCounter.builder("freshet_iglu_answers", registry, count)
                .description("Questions to the registry, by its answer")
                .tag("registry", registry.name())
                .tag("answer", answer)
                .register(meters);
    }

    private static double isUp(RegistryActivity registry) {
        return registry.outage().isEmpty() ? 1 : 0;
    }
}
