package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.runtime.admin.ServiceLine;
import java.util.List;

/** Whether components do their work. */
final class ReadyCheck implements Check<ProcessFacts> {

    @Override
    public String name() {
        return "ready";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of(
                    Finding.fail(
                            facts.admin().toString(),
                            "nobody answers on the admin port: " + facts.trouble(),
                            "start the component, or give its admin port with --admin (admin.host"
                                    + " and admin.port in its settings)"));
        }
        return seen.services().stream().map(ReadyCheck::look).toList();
    }

    private static Finding look(ServiceLine service) {
        var detail = service.detail().isEmpty() ? "" : ": " + service.detail();
        return switch (service.state()) {
            case "ready" -> Finding.pass(service.name(), "ready");
            case "failed" ->
                    Finding.fail(service.name(), "failed" + detail, "see its log; start it again");
            default ->
                    Finding.fail(
                            service.name(),
                            "not ready" + detail,
                            "mend what it waits for; it goes on by itself then");
        };
    }
}
