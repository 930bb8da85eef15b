package io.freshet.cli.shell;

/** What is known of the place that stdout goes to. */
public final class Terminal {

    private Terminal() {}

    /**
     * Whether somebody looks at stdout, so that a line on it may move. The launcher says so with
     * the system property {@code freshet.terminal}; Java itself no longer can since version 22.
     */
    public static boolean isWatched() {
        return Boolean.getBoolean("freshet.terminal");
    }
}
