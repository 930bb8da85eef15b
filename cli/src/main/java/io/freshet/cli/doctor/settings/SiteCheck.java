package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import io.freshet.webapp.http.Loopback;
import java.util.List;

/** Whether the dashboard, where it listens to everybody, has a token that only its users know. */
final class SiteCheck implements Check<SetUp> {

    /** The token of the examples for one machine. */
    private static final String WELL_KNOWN = "freshet-dashboard";

    @Override
    public String name() {
        return "site";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var webapp = setUp.webapp();
        if (webapp == null) {
            return List.of();
        }
        var config = webapp.config();
        var place = config.host() + ":" + config.port();
        if (Loopback.is(config.host())) {
            return List.of(Finding.pass(place, "for this machine alone"));
        }
        return config.dashboard().token().filter(WELL_KNOWN::equals).isPresent()
                ? List.of(
                        Finding.warn(
                                place,
                                "the dashboard's token is that of the examples, which all know",
                                "set dashboard.token to one of your own, or see that the port is"
                                        + " published on loopback only"))
                : List.of(Finding.pass(place, "the dashboard asks who is there"));
    }
}
