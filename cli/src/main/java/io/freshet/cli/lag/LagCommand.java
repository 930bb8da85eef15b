package io.freshet.cli.lag;

import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.SetUpOptions;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.OutputForm;
import io.freshet.cli.shell.Refresh;
import io.freshet.cli.shell.Terminal;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet lag}. */
@Command(
        name = "lag",
        header = "How many records wait for each component, and for how long.",
        description =
                "Asks the brokers, and the loader's database, how far each consumer group has"
                        + " come, and looks at the record that waits first. Joins no group and"
                        + " changes nothing.",
        exitCodeList = {
            Exit.OK,
            "1:a record waits for longer than --max-age",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet lag --watch",
            "  freshet lag --config config/compose --kafka localhost:9092 \\",
            "      --postgres postgresql://u:secret@localhost/igludb",
            "  freshet lag --config enricher.hocon --max-age 300 -o json",
        })
public final class LagCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private SetUpOptions setUp = new SetUpOptions();

    @Option(names = "--watch", description = "look again and again until Ctrl-C")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "pause between two looks")
    private double intervalSeconds;

    @Option(names = "--partitions", description = "a line for each partition, too")
    private boolean partitions;

    @Option(
            names = "--max-age",
            paramLabel = "SECONDS",
            description = "end with 1 when a record waits for longer than this")
    private @Nullable Double maxAgeSeconds;

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
        var given = setUp.read(new SetUp.Files(null, null));
        if (!given.problems().isEmpty()) {
            throw new ConfigException(given.problems());
        }
        var readers = given.readers();
        if (readers.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "None of the components given with --config reads a topic.");
        }
        var text = new LagText(partitions);
        var out = spec.commandLine().getOut();
        try (var look = new LagLook(readers, PATIENCE)) {
            if (watch) {
                var interval = Duration.ofMillis(Math.round(intervalSeconds * 1e3));
                new Refresh(interval, out, Terminal.isWatched() && output == OutputForm.TEXT)
                        .run(() -> print(look.look(), text));
                return ExitCode.INTERRUPTED.code();
            }
            var lags = look.look();
            out.print(print(lags, text));
            out.flush();
            return code(lags).code();
        }
    }

    private String print(List<GroupLag> lags, LagText text) {
        var now = Instant.now();
        return output == OutputForm.JSON
                ? LagJson.of(lags, now)
                : text.of(lags, now, System.nanoTime());
    }

    private ExitCode code(List<GroupLag> lags) {
        if (!lags.stream().allMatch(GroupLag::isKnown)) {
            return ExitCode.NOT_REACHABLE;
        }
        var most = maxAgeSeconds;
        var now = Instant.now();
        return most != null
                        && lags.stream()
                                .flatMap(lag -> lag.age(now).stream())
                                .anyMatch(age -> age.toMillis() > most * 1e3)
                ? ExitCode.FOUND_PROBLEMS
                : ExitCode.OK;
    }
}
