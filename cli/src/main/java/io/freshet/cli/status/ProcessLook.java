package io.freshet.cli.status;

import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one admin port told at one moment.
 *
 * @param services the components of the process
 * @param scrape their figures
 * @param nanos when, by the clock of intervals
 * @param trouble why nothing was told; null where all was
 */
record ProcessLook(
        List<ServiceLine> services, Scrape scrape, long nanos, @Nullable String trouble) {

    private static final Scrape NOTHING = new Scrape(List.of());

    ProcessLook {
        services = List.copyOf(services);
    }

    static ProcessLook at(AdminPort port, long nanos) {
        try {
            return new ProcessLook(port.ready().services(), port.metrics(), nanos, null);
        } catch (IOException e) {
            return new ProcessLook(List.of(), NOTHING, nanos, said(e));
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
