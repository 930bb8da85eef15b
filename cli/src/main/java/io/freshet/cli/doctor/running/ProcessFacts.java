package io.freshet.cli.doctor.running;

import io.freshet.cli.setup.SetUp;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A running process, as its admin port tells of it.
 *
 * @param setUp all components
 * @param admin where it was asked
 * @param seen what it told; null where there is trouble
 * @param trouble why it told nothing; null where it did
 */
record ProcessFacts(SetUp setUp, URI admin, @Nullable Seen seen, @Nullable String trouble) {

    /**
     * What it told.
     *
     * @param services its components
     * @param before its figures a moment ago
     * @param now its figures
     * @param info what it says it is
     * @param here the clock here
     * @param there its own clock, to the second; null where it did not say
     */
    record Seen(
            List<ServiceLine> services,
            Scrape before,
            Scrape now,
            JsonNode info,
            Instant here,
            @Nullable Instant there) {

        Seen {
            services = List.copyOf(services);
        }

        /** Whether a component runs in this process. */
        boolean has(String component) {
            return services.stream().anyMatch(service -> service.name().equals(component));
        }
    }

    /** The process for people: its components, or its address. */
    String name() {
        if (seen == null || seen.services().isEmpty()) {
            return admin.toString();
        }
        return seen.services().size() > 1
                ? admin.toString()
                : seen.services().get(0).name() + " " + admin;
    }
}
