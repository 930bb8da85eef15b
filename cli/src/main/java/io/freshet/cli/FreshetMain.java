package io.freshet.cli;

import io.freshet.cli.shell.Shell;

/** The program's entry point, and the only place that ends the process. */
public final class FreshetMain {

    private FreshetMain() {}

    /** Runs one command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(Shell.commandLine(new FreshetCommand()).execute(args));
    }
}
