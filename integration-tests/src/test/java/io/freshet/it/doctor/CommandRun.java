package io.freshet.it.doctor;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One command line, run in this JVM to its end.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record CommandRun(int code, String out, String err) {

    static CommandRun of(List<String> line) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = Shell.commandLine(new FreshetCommand());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        var code = command.execute(line.toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString());
    }

    JsonNode json() {
        try {
            return Json.parse(out);
        } catch (InvalidJson e) {
            throw new AssertionError("no JSON: " + out + err, e);
        }
    }

    /** What doctor found that is not as it should be: {@code check level about what fix}. */
    List<String> complaints() {
        return StreamSupport.stream(json().path("findings").spliterator(), false)
                .filter(finding -> !finding.path("level").asString().equals("pass"))
                // how many files a process may open is this machine's
                .filter(finding -> !finding.path("check").asString().equals("file-limit"))
                .map(
                        finding ->
                                String.join(
                                        " | ",
                                        List.of(
                                                finding.path("level").asString(),
                                                finding.path("check").asString(),
                                                finding.path("about").asString(),
                                                finding.path("what").asString(),
                                                finding.path("fix").asString(""))))
                .toList();
    }
}
