package io.freshet.iglu.validation.format;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses that could be delivered on the Internet: a name or numeric address in brackets after
 * the {@code @}, and under a top-level domain that existed when the list was frozen.
 */
final class Emails {

    private static final int MAX_USER = 64;
    private static final int MAX_DOMAIN = 253;

    private static final Pattern BREAK = Pattern.compile("[\\n\\r\u0085\u2028\u2029]");
    private static final Pattern LEADING_BREAKS = Pattern.compile("^\\s*[\\n\\r]");
    private static final Pattern USER;
    private static final Pattern DOMAIN;

    static {
        var atom = "(?:\\\\.|[^\\s\\p{Cntrl}()<>@,;:\\\\\".\\[\\]])+";
        var quoted = "\"(?:\\\\\"|[^\"])*\"";
        var word = "(?:" + atom + "|" + quoted + ")";
        USER = Pattern.compile("\\s*" + word + "(?:\\." + word + ")*");
        var label = "\\p{Alnum}(?>[\\p{Alnum}-]{0,61}\\p{Alnum})?";
        var top = "\\p{Alpha}(?>[\\p{Alnum}-]{0,61}\\p{Alnum})?";
        DOMAIN = Pattern.compile("(?:" + label + "\\.)+(" + top + ")\\.?");
    }

    private static final Set<String> TOP_LEVEL =
            PatternFormats.lines("top-level-domains.txt").collect(Collectors.toUnmodifiableSet());

    private Emails() {}

    static boolean isEmail(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || text.endsWith(".") || text.length() > MAX_USER + 1 + 4 * MAX_DOMAIN) {
            return false;
        }
        // line breaks may stand before the address, and after it, but not in it
        var user = LEADING_BREAKS.matcher(text.substring(0, at)).replaceFirst("");
        return user.length() <= MAX_USER
                && !BREAK.matcher(user).find()
                && USER.matcher(user).matches()
                && isDomain(text.substring(at + 1).replaceFirst("\\s+$", ""));
    }

    private static boolean isDomain(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            return Addresses.isAddress(domain.substring(1, domain.length() - 1));
        }
        var ascii = ascii(domain);
        var m = DOMAIN.matcher(ascii);
        return ascii.length() <= MAX_DOMAIN
                && m.matches()
                && TOP_LEVEL.contains(m.group(1).toLowerCase(Locale.ENGLISH));
    }

    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }
}
