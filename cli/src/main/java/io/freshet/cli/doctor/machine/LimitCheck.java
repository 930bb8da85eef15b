package io.freshet.cli.doctor.machine;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether a collector started here may take many connections. */
final class LimitCheck implements Check<MachineFacts> {

    private static final long LEAST = 4096;

    @Override
    public String name() {
        return "file-limit";
    }

    @Override
    public List<Finding> look(MachineFacts facts) {
        var most = facts.openFiles();
        if (facts.setUp().collector() == null || most == 0) {
            return List.of();
        }
        return most < LEAST
                ? List.of(
                        Finding.warn(
                                "ulimit -n",
                                "a process may open "
                                        + most
                                        + " files, and the collector takes one for each connection",
                                "ulimit -n 65536, or LimitNOFILE=65536 of systemd"))
                : List.of(Finding.pass("ulimit -n", Long.toString(most)));
    }
}
