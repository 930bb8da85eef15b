package io.freshet.cli.script;

import io.freshet.cli.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder that is all of a script's PATH: the system's small tools, and stand-ins. */
final class Programs {

    private static final List<String> SMALL_TOOLS =
            List.of(
                    "sh",
                    "cat",
                    "dirname",
                    "find",
                    "flock",
                    "head",
                    "mkdir",
                    "mktemp",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "tail",
                    "touch",
                    "wc");

    private final Path folder;

    Programs(Path folder) throws IOException {
        this.folder = folder;
        for (var tool : SMALL_TOOLS) {
            for (var place : System.getenv("PATH").split(File.pathSeparator)) {
                var program = Path.of(place, tool);
                if (Files.isExecutable(program) && !Files.exists(folder.resolve(tool))) {
                    add(tool, "exec " + program + " \"$@\"\n");
                }
            }
        }
    }

    /** Adds a program. */
    void add(String name, String script) throws IOException {
        script(folder.resolve(name), script);
    }

    /** Takes a program away. */
    void remove(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    /** Runs a script with these programs and no others. */
    JavaProcess run(Path script, Path directory, Map<String, String> environment, String... args)
            throws Exception {
        var builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(args));
        builder.directory(directory.toFile());
        builder.environment().clear();
        var all = new HashMap<>(environment);
        all.put("PATH", folder.toString());
        return JavaProcess.run(builder, "", all);
    }

    /** Writes an executable script. */
    static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
        return file;
    }
}
