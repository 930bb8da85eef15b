package io.freshet.it.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code integration-tests/chaos}. */
@Command(
        name = "integration-tests/chaos",
        description = {
            "Kills and stops the broker and the collector while requests arrive, then looks in the"
                    + " topic for every event that was answered 200.",
            "Exit code 0: nothing is missing and every duplicate is explained; 1: not so; 70: the run"
                    + " itself failed."
        },
        sortOptions = false,
        exitCodeOnExecutionException = 70)
public final class ChaosMain implements Callable<Integer> {

    private static final Duration SHORT_OUTAGE = Duration.ofSeconds(9);
    private static final Duration SHORT_CALM = Duration.ofSeconds(3);

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "New requests a second, GET and POST in turn (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--outage",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Seconds.class,
            description = "How long the broker is away each time (${DEFAULT-VALUE}).")
    private Duration outage;

    @Option(
            names = "--calm",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Seconds.class,
            description = "How long nothing happens in between (${DEFAULT-VALUE}).")
    private Duration calm;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Most connections of the senders at a time (${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that are added to the collector's, such as a smaller spool.")
    private @Nullable Path config;

    @Option(names = "--short", description = "All faults in about a minute.")
    private boolean isShort;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help message and end.")
    private boolean wantsHelp;

    /** Reads {@code 90s} and {@code 2m}. */
    public static final class Seconds implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("write it as 90s or 2m, not '" + text + "'");
            }
        }
    }

    /** Runs it and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = RunDirectory.empty("chaos");
        var more = config == null ? "" : Files.readString(config);
        var settings = new ChaosSettings(directory, rate, connections, more);
        try (var run = ChaosRun.start(settings, System.out)) {
            // Ctrl-C must not leave a frozen broker behind.
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            var report = run.run(plan());
            report.print(System.out);
            return report.isGood() ? 0 : 1;
        }
    }

    private List<Step> plan() {
        return isShort ? Step.allFaults(SHORT_OUTAGE, SHORT_CALM) : Step.allFaults(outage, calm);
    }
}
