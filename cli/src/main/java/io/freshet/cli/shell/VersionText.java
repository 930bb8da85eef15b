package io.freshet.cli.shell;

import io.freshet.runtime.version.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code freshet --version} prints. */
public final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Version.current();
        return new String[] {
            "freshet " + version.version() + " (commit " + version.commit() + ")",
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name"),
        };
    }
}
