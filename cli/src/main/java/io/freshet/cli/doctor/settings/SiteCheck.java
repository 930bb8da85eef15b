package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import java.util.List;
import java.util.Set;

/** Whether the demo site, which shows events to anyone who asks, listens to everybody. */
final class SiteCheck implements Check<SetUp> {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

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
        var host = webapp.config().host();
        var place = host + ":" + webapp.config().port();
        return LOOPBACK.contains(host)
                ? List.of(Finding.pass(place, "for this machine alone"))
                : List.of(
                        Finding.warn(
                                place,
                                "the demo site asks nobody for a password and shows events to"
                                        + " all who reach it",
                                "host = 127.0.0.1, or see that its port is published on loopback"
                                        + " only"));
    }
}
