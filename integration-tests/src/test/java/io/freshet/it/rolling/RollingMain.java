package io.freshet.it.rolling;

import io.freshet.it.chaos.ChaosMain;
import io.freshet.it.chaos.RunDirectory;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code integration-tests/rolling}. */
@Command(
        name = "integration-tests/rolling",
        description = {
            "Restarts two instances of each component, one at a time, while requests arrive; then"
                    + " looks for every event in each topic and in the table.",
            "Exit code 0: every event is there exactly once; 1: not so; 70: the run itself failed."
        },
        sortOptions = false,
        exitCodeOnExecutionException = 70)
public final class RollingMain implements Callable<Integer> {

    private static final Duration SHORT_CALM = Duration.ofSeconds(1);

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "300",
            description = "New requests a second, GET and POST in turn (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--calm",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = ChaosMain.Seconds.class,
            description = "How long nothing happens between two restarts (${DEFAULT-VALUE}).")
    private Duration calm;

    @Option(
            names = "--dynamic",
            description =
                    "Without instanceId: who stops leaves the group, and its partitions move to the"
                            + " other instance and back.")
    private boolean isDynamic;

    @Option(names = "--short", description = "A second between two restarts: about a minute.")
    private boolean isShort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help message and end.")
    private boolean wantsHelp;

    /** Runs it and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RollingMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var settings =
                new RollingSettings(
                        RunDirectory.empty("rolling"),
                        rate,
                        2,
                        !isDynamic,
                        isShort ? SHORT_CALM : calm,
                        new ProcessLauncher());
        try (var run = new RollingRun(settings, System.out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            var report = run.run();
            report.print(System.out);
            return report.ledger().problems().isEmpty() ? 0 : 1;
        }
    }
}
