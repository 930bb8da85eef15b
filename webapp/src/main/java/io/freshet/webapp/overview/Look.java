package io.freshet.webapp.overview;

import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one admin port told at one moment.
 *
 * @param atMillis when
 * @param services the components of the process
 * @param scrape their figures
 * @param trouble why nothing was told; null where all was
 */
record Look(long atMillis, List<ServiceLine> services, Scrape scrape, @Nullable String trouble) {

    Look {
        services = List.copyOf(services);
    }

    static Look at(AdminPort port, long nowMillis) {
        try {
            return new Look(nowMillis, port.ready().services(), port.metrics(), null);
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Look(nowMillis, List.of(), new Scrape(List.of()), why);
        }
    }

    Optional<ServiceLine> service(String component) {
        return services.stream().filter(line -> line.name().equals(component)).findFirst();
    }
}
