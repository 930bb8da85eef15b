package io.freshet.it.chaos.loader;

import io.freshet.it.chaos.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code integration-tests/chaos loader}. */
@Command(
        name = "integration-tests/chaos loader",
        description = {
            "Kills two loaders and restarts their database while events arrive, then counts in the"
                    + " database.",
            "Exit code 0: every event is there exactly once, with all entities; 1: not so; 70: the"
                    + " run itself failed."
        },
        sortOptions = false,
        exitCodeOnExecutionException = 70)
public final class LoaderChaosMain implements Callable<Integer> {

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Different events (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "4000",
            description = "Events a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Every so many events one is sent a second time (${DEFAULT-VALUE}; 0: never).")
    private int repeat;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often a loader is killed (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often the database is restarted (${DEFAULT-VALUE}).")
    private int restarts;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the moments of all that (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that are added to the loaders'.")
    private @Nullable Path config;

    @Option(names = "--short", description = "100,000 events, 6 kills, 1 restart: about a minute.")
    private boolean isShort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help message and end.")
    private boolean wantsHelp;

    /** Runs it and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoaderChaosMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var directory = RunDirectory.empty("chaos-loader");
        var more = config == null ? "" : Files.readString(config);
        var settings =
                isShort
                        ? new LoaderChaosSettings(
                                directory, 100_000, rate, repeat, 6, 1, seed, more)
                        : new LoaderChaosSettings(
                                directory, events, rate, repeat, kills, restarts, seed, more);
        try (var run = new LoaderChaosRun(settings, System.out)) {
            var ledger = run.run();
            System.out.println();
            ledger.print(System.out);
            return ledger.isGood() ? 0 : 1;
        }
    }
}
