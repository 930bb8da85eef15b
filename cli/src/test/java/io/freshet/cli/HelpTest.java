package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.shell.Shell;
import io.freshet.runtime.problem.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    private static final int WIDTH = 80;

    static Stream<String> everyCommand() {
        return names(Shell.commandLine(new FreshetCommand()), "");
    }

    private static Stream<String> names(CommandLine command, String prefix) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(
                        entry ->
                                Stream.concat(
                                        Stream.of(prefix + entry.getKey()),
                                        names(entry.getValue(), prefix + entry.getKey() + " ")));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyHelpPageHasAllParts(String command) {
        var run = CommandRun.of(withHelp(command));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().findFirst().orElseThrow()).endsWith(".");
        assertThat(run.out())
                .contains("\nUsage: freshet " + command)
                .contains("\nOptions:\n")
                .contains("\nExit codes:\n")
                .contains("\nExamples:\n  freshet ");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyHelpPageFitsATerminal(String command) {
        assertThat(CommandRun.of(withHelp(command)).out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void helpNamesOnlyCodesThatExist(String command) {
        var known = Arrays.stream(ExitCode.values()).map(code -> "" + code.code()).toList();
        var help = CommandRun.of(withHelp(command)).out();
        var codes = help.substring(help.indexOf("Exit codes:"), help.indexOf("Examples:"));

        var named =
                codes.lines()
                        .filter(line -> line.matches("  \\d.*"))
                        .flatMap(line -> Arrays.stream(line.strip().split(" {2,}")[0].split(", ")));

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void optionsThatHaveADefaultShowIt(String command) {
        var spec = Shell.commandLine(new FreshetCommand()).getCommandSpec();
        for (var name : command.split(" ")) {
            spec = spec.subcommands().get(name).getCommandSpec();
        }

        for (var option : spec.options()) {
            var value = option.defaultValue();
            if (value != null && !value.isEmpty()) {
                assertThat(CommandRun.of(withHelp(command)).out()).contains("Default: ");
            }
        }
    }

    @Test
    void aloneItPrintsAnOverviewOfAllCommands() {
        var run = CommandRun.of();

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().count()).isBetween(20L, 44L);
        for (var name : Shell.commandLine(new FreshetCommand()).getSubcommands().keySet()) {
            if (!name.equals("help")) {
                assertThat(run.out()).contains("\n  " + name + " ");
            }
        }
    }

    @Test
    void theHelpCommandIsTheHelpOption() {
        assertThat(CommandRun.of("help", "schema", "ddl").out())
                .isEqualTo(CommandRun.of("schema", "ddl", "--help").out());
        assertThat(CommandRun.of("help").out()).isEqualTo(CommandRun.of().out());
        assertThat(CommandRun.of("help", "nope").code()).isEqualTo(2);
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(CommandRun.of("--version").out()).startsWith("freshet 0").contains("Java ");
    }

    private static String[] withHelp(String command) {
        var args = new ArrayList<>(List.of(command.split(" ")));
        args.add("--help");
        return args.toArray(String[]::new);
    }
}
