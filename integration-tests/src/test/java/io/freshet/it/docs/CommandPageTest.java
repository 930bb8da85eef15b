package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command says what {@code --help} says. */
class CommandPageTest {

    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(--[a-z-]+)");
    private static final String PAGE = "docs/reference/cli.md";

    static List<CommandLine> commands() {
        var found = new ArrayList<CommandLine>();
        collect(Shell.commandLine(new FreshetCommand()), found);
        return found;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void describesEveryOptionAndNoOther(CommandLine command) {
        var name = command.getCommandSpec().qualifiedName();
        var section =
                Pattern.compile("(?ms)^## `" + Pattern.quote(name) + "`$(.*?)(?=^## |\\z)")
                        .matcher(Pages.text(PAGE));
        assertThat(section.find()).as("a section for %s", name).isTrue();

        var described = new TreeSet<String>();
        OPTION.matcher(section.group(1)).results().forEach(match -> described.add(match.group(1)));
        assertThat(described).isEqualTo(options(command));
    }

    private static TreeSet<String> options(CommandLine command) {
        var names = new TreeSet<String>();
        for (var option : command.getCommandSpec().options()) {
            if (!option.hidden() && !option.inherited()) {
                names.add(longest(option));
            }
        }
        return names;
    }

    private static String longest(OptionSpec option) {
        return option.longestName();
    }

    private static void collect(CommandLine command, List<CommandLine> found) {
        found.add(command);
        new TreeSet<>(command.getSubcommands().keySet())
                .forEach(name -> collect(command.getSubcommands().get(name), found));
    }
}
