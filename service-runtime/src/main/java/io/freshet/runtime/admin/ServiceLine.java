package io.freshet.runtime.admin;

import java.util.List;
import java.util.Locale;

/**
 * One component as {@code /ready} tells of it.
 *
 * @param name the component
 * @param state {@code ready}, {@code starting}, {@code failed} or {@code stopped}
 * @param detail what it waits for or what failed; empty where there is nothing to say
 */
public record ServiceLine(String name, String state, String detail) {

    static List<ServiceLine> parse(String body) {
        return body.lines().filter(line -> line.contains(" ")).map(ServiceLine::of).toList();
    }

    private static ServiceLine of(String line) {
        var parts = line.split(" ", 3);
        return new ServiceLine(
                parts[0], parts[1].toLowerCase(Locale.ROOT), parts.length > 2 ? parts[2] : "");
    }

    /** Whether it does its work. */
    public boolean isReady() {
        return state.equals("ready");
    }
}
