package io.freshet.iglu.validation.format;

import java.util.List;

/** Numeric Internet addresses as they stand in brackets in an email address. */
final class Addresses {

    private static final int GROUPS = 8;

    private Addresses() {}

    static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    private static boolean isV4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return width(text) == GROUPS;
        }
        var before = gap == 0 ? 0 : width(text.substring(0, gap));
        var rest = text.substring(gap + 2);
        var after = rest.isEmpty() ? 0 : width(rest);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits the text stands for; negative where it is no such list. */
    private static int width(String text) {
        var parts = List.of(text.split(":", -1));
        var width = 0;
        for (var i = 0; i < parts.size(); i++) {
            if (i == parts.size() - 1 && isV4(parts.get(i))) {
                width += 2;
            } else if (parts.get(i).matches("[0-9A-Fa-f]{1,4}")) {
                width++;
            } else {
                return -GROUPS;
            }
        }
        return width;
    }
}
