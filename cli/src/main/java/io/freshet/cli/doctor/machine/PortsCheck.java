package io.freshet.cli.doctor.machine;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether components can listen where they want to. */
final class PortsCheck implements Check<MachineFacts> {

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<Finding> look(MachineFacts facts) {
        return facts.ports().stream().map(PortsCheck::look).toList();
    }

    private static Finding look(PortFacts port) {
        var about = "port " + port.port();
        if (port.rival() != null) {
            return Finding.fail(
                    about,
                    "the " + port.component() + " and the " + port.rival() + " both want it",
                    "another " + port.setting() + " for the " + port.component());
        }
        if (port.taken()) {
            return Finding.fail(
                    about,
                    (port.owner() == null ? "another process" : port.owner())
                            + " listens there, and the "
                            + port.component()
                            + " wants it",
                    "stop that process, or another " + port.setting());
        }
        return Finding.pass(about, port.component());
    }
}
