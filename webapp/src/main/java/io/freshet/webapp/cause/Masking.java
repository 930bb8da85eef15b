package io.freshet.webapp.cause;

import java.util.regex.Pattern;

/** Hides what would name a person's connection. */
public final class Masking {

    private static final Pattern LAST_OCTET = Pattern.compile("\\.\\d+$");
    private static final int SHOWN_GROUPS = 3;

    private Masking() {}

    /** An address without its end: {@code 203.0.113.x}, {@code 2001:db8:1:x}. */
    public static String address(String address) {
        if (address.indexOf(':') < 0) {
            return LAST_OCTET.matcher(address).replaceAll(".x");
        }
        var groups = address.split(":", -1);
        var shown = new StringBuilder();
        for (var i = 0; i < Math.min(SHOWN_GROUPS, groups.length); i++) {
            shown.append(groups[i]).append(':');
        }
        return shown.append('x').toString();
    }
}
