package io.freshet.it.deploy;

import java.util.List;

/** Reads the command lines that compose file and manifests give to the image. */
final class CommandLines {

    private CommandLines() {}

    /** The value of an option, written as one argument with {@code =} or as two. */
    static String option(List<String> arguments, String name) {
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith(name + "=")) {
                return argument.substring(name.length() + 1);
            }
            if (argument.equals(name)) {
                return arguments.get(i + 1);
            }
        }
        throw new IllegalArgumentException("no " + name + " in " + arguments);
    }
}
