package io.freshet.cli.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;

/** The commands by what people want to do; the overview shows them in this order. */
final class CommandGroups {

    static final List<Group> ALL =
            List.of(
                    new Group("Try it", List.of("up", "send")),
                    new Group("See how it is", List.of("tail", "trace", "status", "doctor", "lag")),
                    new Group(
                            "Run one component",
                            List.of(
                                    "collector",
                                    "enricher",
                                    "events-processor",
                                    "loader-pg",
                                    "webapp")),
                    new Group(
                            "Work on lines, stdin to stdout",
                            List.of("enrich", "to-json", "schema")),
                    new Group("Prepare", List.of("config", "topics", "db")));

    private static final int NAME_WIDTH = 18;

    private CommandGroups() {}

    /**
     * Some commands.
     *
     * @param title a heading
     * @param commands names; one that does not exist is left out
     */
    record Group(String title, List<String> commands) {}

    /** The list of commands in the overview. */
    static String render(Help overview) {
        var text = new StringBuilder();
        for (var group : ALL) {
            var lines =
                    group.commands().stream()
                            .map(overview.subcommands()::get)
                            .filter(Objects::nonNull)
                            .map(CommandGroups::line)
                            .collect(Collectors.joining());
            if (!lines.isEmpty()) {
                text.append("%n@|bold %s:|@%n".formatted(group.title())).append(lines);
            }
        }
        return overview.colorScheme().text(text.toString()).toString();
    }

    private static String line(Help command) {
        var name = command.commandSpec().name();
        var header = command.commandSpec().usageMessage().header();
        return "  %s%s%s%n"
                .formatted(
                        name,
                        " ".repeat(NAME_WIDTH - name.length()),
                        header.length == 0 ? "" : header[0]);
    }
}
