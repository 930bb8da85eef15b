package io.freshet.cli.up;

import io.freshet.cli.setup.PortOwner;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.HashMap;
import java.util.function.IntPredicate;

/** Looks at all ports before anything is started, so that nothing starts half. */
final class PortCheck {

    private PortCheck() {}

    /**
     * Returns if every port is free and wanted once.
     *
     * @throws StartFailure naming the first that is not, its owner and its flag (F6002)
     */
    static void require(UpPorts ports, IntPredicate isFree, PortOwner owners) {
        var users = new HashMap<Integer, UpPorts.Use>();
        for (var use : ports.uses()) {
            var other = users.put(use.port(), use);
            if (other != null) {
                throw failure(use, "it is given to " + other.flag() + " too");
            }
            if (!isFree.test(use.port())) {
                var owner = owners.find(use.port());
                throw failure(
                        use,
                        owner.isPresent()
                                ? PortOwner.named(owner.getAsLong()) + " listens there"
                                : "another process listens there");
            }
        }
    }

    private static StartFailure failure(UpPorts.Use use, String why) {
        return new StartFailure(
                ExitCode.BAD_CONFIGURATION,
                new Problem(
                        "F6002",
                        "port " + use.port() + " is taken, and the " + use.user() + " needs it",
                        "127.0.0.1:" + use.port(),
                        why,
                        "stop that process, or choose another port with " + use.flag()),
                null);
    }
}
