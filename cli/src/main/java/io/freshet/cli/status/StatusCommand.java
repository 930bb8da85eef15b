package io.freshet.cli.status;

import io.freshet.cli.setup.SetUpOptions;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.OutputForm;
import io.freshet.cli.shell.Refresh;
import io.freshet.cli.shell.Terminal;
import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.problem.ExitCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet status}. */
@Command(
        name = "status",
        header = "State, rate, backlog and ledger of running components.",
        description =
                "Asks the admin ports of components, twice, and shows for each: whether it is"
                        + " ready, how many events a second come in, how many records wait and"
                        + " for how long, and whether its ledger is even: whatever came in went out again as good,"
                        + " bad, dropped or duplicate.",
        exitCodeList = {
            "0:all are ready and all ledgers are even",
            "1:one is not ready, or its ledger is not even",
            Exit.WRONG_USAGE,
            "4:an admin port does not answer",
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet status",
            "  freshet status --watch",
            "  freshet status --admin http://10.0.0.7:8000 \\",
            "      --admin http://10.0.0.8:8000 -o json",
        })
public final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--admin",
            paramLabel = "URL",
            showDefaultValue = Visibility.NEVER,
            description =
                    "a component's admin port; may be repeated; without it, that of 'freshet up'")
    private List<URI> admin = List.of();

    @Option(names = "--watch", description = "look again and again until Ctrl-C")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "between two looks; rates are counted over it")
    private double intervalSeconds;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "for people, or a line of JSON for each look")
    private OutputForm output = OutputForm.TEXT;

    @Override
    public Integer call() {
        if (intervalSeconds < 0.1) {
            throw new ParameterException(spec.commandLine(), "--interval must be 0.1 or more.");
        }
        var look = new StatusLook(ports(), System::nanoTime);
        var interval = Duration.ofMillis(Math.round(intervalSeconds * 1e3));
        var out = spec.commandLine().getOut();
        look.look();
        if (!pause(interval)) {
            return ExitCode.INTERRUPTED.code();
        }
        if (watch) {
            new Refresh(interval, out, Terminal.isWatched() && output == OutputForm.TEXT)
                    .run(() -> print(look.look()));
            return ExitCode.INTERRUPTED.code();
        }
        var all = look.look();
        out.print(print(all));
        out.flush();
        return code(all).code();
    }

    private List<AdminPort> ports() {
        for (var uri : admin) {
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).startsWith("http")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--admin must be a URL such as http://localhost:8000, was " + uri + ".");
            }
        }
        return (admin.isEmpty() ? List.of(SetUpOptions.upAdmin()) : admin)
                .stream().map(AdminPort::new).toList();
    }

    private String print(List<ComponentStatus> all) {
        return output == OutputForm.JSON ? StatusJson.of(all, Instant.now()) : StatusText.of(all);
    }

    private static ExitCode code(List<ComponentStatus> all) {
        if (all.stream().anyMatch(ComponentStatus::isAway)) {
            return ExitCode.NOT_REACHABLE;
        }
        return all.stream().allMatch(ComponentStatus::isWell)
                ? ExitCode.OK
                : ExitCode.FOUND_PROBLEMS;
    }

    private static boolean pause(Duration interval) {
        try {
            TimeUnit.MILLISECONDS.sleep(interval.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
