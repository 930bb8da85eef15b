package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether processes may open as many files and connections as they need. */
final class FilesCheck implements Check<ProcessFacts> {

    private static final double LEAST = 4096;
    private static final double FULL = 0.8;

    @Override
    public String name() {
        return "open-files";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var open = seen.now().sum("process_files_open_files");
        var most = seen.now().sum("process_files_max_files");
        if (open.isEmpty() || most.isEmpty()) {
            return List.of();
        }
        var limit = most.getAsDouble();
        var text = "%.0f of %.0f are open".formatted(open.getAsDouble(), limit);
        if (open.getAsDouble() > FULL * limit || limit < LEAST) {
            return List.of(
                    Finding.warn(
                            facts.name(),
                            text + ": each connection takes one",
                            "ulimit -n 65536, LimitNOFILE=65536 of systemd, or ulimits of the"
                                    + " container"));
        }
        return List.of(Finding.pass(facts.name(), text));
    }
}
