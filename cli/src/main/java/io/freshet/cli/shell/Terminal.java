package io.freshet.cli.shell;

/** What is known of the places that a command reads from and writes to. */
public final class Terminal {

    private Terminal() {}

    /**
     * Whether somebody looks at stdout, so that a line on it may move. The launcher says so with
     * the system property {@code freshet.terminal}; Java itself no longer can since version 22.
     */
    public static boolean isWatched() {
        return Boolean.getBoolean("freshet.terminal");
    }

    /**
     * Whether somebody can read a question on stderr and answer it on stdin. The launcher says so
     * with the system property {@code freshet.keyboard}.
     */
    static boolean canBeAsked() {
        return Boolean.getBoolean("freshet.keyboard");
    }
}
