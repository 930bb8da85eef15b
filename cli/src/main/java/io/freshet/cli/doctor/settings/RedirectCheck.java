package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Whether the collector sends people wherever somebody wants them to go. */
final class RedirectCheck implements Check<SetUp> {

    private static final String PATH = "/r/…";

    @Override
    public String name() {
        return "redirect";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var collector = setUp.collector();
        if (collector == null) {
            return List.of();
        }
        var redirect = collector.config().endpoints().redirect();
        if (!redirect.enabled()) {
            return List.of(Finding.pass(PATH, "closed"));
        }
        return redirect.domains().isEmpty()
                ? List.of(
                        Finding.warn(
                                PATH,
                                "redirects to any host: a link to your collector can lead to"
                                        + " somebody's trap",
                                "list the hosts that may be a target in redirectDomains, or"
                                        + " enableDefaultRedirect = false"))
                : List.of(Finding.pass(PATH, "open for " + redirect.domains().size() + " hosts"));
    }
}
