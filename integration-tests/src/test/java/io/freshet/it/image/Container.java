package io.freshet.it.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the image's entry point as a container does: its user, its variables and no other, its
 * working folder; and with the Java of this machine, which the base image would bring.
 *
 * <p>Root becomes the image's user; anybody else stays who they are, and cannot write to the tree
 * either, for it is made read-only.
 *
 * @param image what is run
 * @param data what is mounted at {@code /data}; the user may write there
 * @param temporary what is mounted at {@code /tmp}
 * @param user whom root becomes, as {@code uid:gid}
 */
record Container(ImageTar image, Path data, Path temporary, String user) {

    /** Without rights either, and known by a name to this machine, too. */
    private static final String NOBODY = "65534:65534";

    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    /** Makes all but the volume read-only, and folders that the image's user may write. */
    static Container of(ImageTar image, Path folder) throws IOException {
        var tree = image.tree().toString();
        Command.of(
                        "find",
                        tree,
                        "-path",
                        tree + "/data",
                        "-prune",
                        "-o",
                        "-exec",
                        "chmod",
                        "a-w",
                        "{}",
                        "+")
                .succeed();
        var container =
                new Container(
                        image,
                        Files.createDirectory(folder.resolve("data")),
                        Files.createDirectory(folder.resolve("tmp")),
                        image.start().get("User").asString());
        letIn(folder);
        for (var mount : List.of(container.data, container.temporary)) {
            Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return container;
    }

    /**
     * The same for a user with a name, which the programs of Postgres ask for; in the image its own
     * user has one.
     */
    Container asNobody() {
        return new Container(image, data, temporary, NOBODY);
    }

    /** The entry point with these arguments. */
    ProcessBuilder entryPoint(String... arguments) {
        var line = new ArrayList<String>();
        image.start()
                .get("Entrypoint")
                .forEach(part -> line.add(image.path(part.asString()).toString()));
        line.addAll(List.of(arguments));
        return command(line);
    }

    /** Any command, as the image's user, with the image's variables. */
    ProcessBuilder command(List<String> line) {
        var whole = new ArrayList<String>();
        if (IS_ROOT) {
            var ids = user.split(":");
            whole.addAll(List.of("setpriv", "--reuid=" + ids[0], "--regid=" + ids[1]));
            whole.addAll(List.of("--clear-groups", "--no-new-privs"));
        }
        whole.addAll(line);
        var builder = new ProcessBuilder(whole).directory(data.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder;
    }

    private Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        for (var variable : image.start().get("Env")) {
            var parts = variable.asString().split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.merge("FRESHET_JAVA_OPTS", " -Djava.io.tmpdir=" + temporary, String::concat);
        return variables;
    }

    /** Test folders are for their owner's eyes; the image's user must pass through. */
    private static void letIn(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        if (permissions.addAll(PosixFilePermissions.fromString("r-xr-xr-x"))) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }
}
