package io.freshet.cli;

import io.freshet.cli.shell.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One command line, run in this JVM.
 *
 * @param code its exit code
 * @param out what it printed through picocli; filters write to the process' stdout instead
 * @param err what it complained of
 */
public record CommandRun(int code, String out, String err) {

    /** Runs it to its end. */
    public static CommandRun of(String... args) {
        return of(new FreshetCommand(), args);
    }

    /** Runs it to its end, with another root. */
    public static CommandRun of(Object root, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var commandLine = Shell.commandLine(root);
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        var code = commandLine.execute(args);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
