package io.freshet.cli.doctor.running;

import io.freshet.cli.setup.SetUp;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.admin.AdminPort;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Asks one admin port, twice: what is under way at one look is done at the next. */
final class ProcessProbe {

    private static final long PAUSE_MILLIS = 500;

    private ProcessProbe() {}

    static ProcessFacts look(SetUp setUp, URI admin) {
        var port = new AdminPort(admin);
        try {
            var before = port.metrics();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            var ready = port.ready();
            var seen =
                    new ProcessFacts.Seen(
                            ready.services(),
                            before,
                            port.metrics(),
                            Json.parse(port.info()),
                            ready.here(),
                            ready.there().orElse(null));
            return new ProcessFacts(setUp, admin, seen, null);
        } catch (InvalidJson e) {
            return new ProcessFacts(setUp, admin, null, "/info is no JSON");
        } catch (IOException e) {
            var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new ProcessFacts(setUp, admin, null, message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProcessFacts(setUp, admin, null, "interrupted");
        }
    }
}
