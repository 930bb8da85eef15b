package io.freshet.it.up;

import java.util.regex.Pattern;

/**
 * What {@code freshet send} printed.
 *
 * @param output all of it
 */
record SentEvents(String output) {

    /** The id of an event, by what the command calls it. */
    String id(String name) {
        var line = Pattern.compile("(?m)^" + name + " +([0-9a-f-]{36})$").matcher(output);
        if (!line.find()) {
            throw new IllegalArgumentException("no " + name + " in:\n" + output);
        }
        return line.group(1);
    }
}
