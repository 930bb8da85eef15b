package io.freshet.enricher.mapping;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * From the text of a tracker parameter to the text of its field. Pure functions; the expectations
 * are those of the reference, Java's type names included.
 */
public final class FieldParsers {

    private static final Map<String, String> EVENT_TYPES =
            Map.of(
                    "pv", "page_view",
                    "pp", "page_ping",
                    "se", "struct",
                    "ev", "struct",
                    "ue", "unstruct",
                    "tr", "transaction",
                    "ti", "transaction_item",
                    "ad", "ad_impression");

    private static final Set<String> PLATFORMS =
            Set.of("web", "iot", "app", "mob", "pc", "cnsl", "tv", "srv");

    private static final int UUID_LENGTH = 36;

    /** Longer decimals, and ones that would have more digits, are no prices. */
    private static final int MAX_DECIMAL_DIGITS = 10_000;

    private FieldParsers() {}

    static Parsed text(String value) {
        return new Parsed.Text(FieldText.clean(value));
    }

    /** The first of several addresses, which may be separated by commas, bars or spaces. */
    static Parsed ip(String value) {
        int end = 0;
        while (end < value.length() && ",| ".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return text(value.substring(0, end));
    }

    static Parsed eventType(String value) {
        var type = EVENT_TYPES.get(value);
        return type == null
                ? new Parsed.Misfit("not recognized as an event type")
                : new Parsed.Text(type);
    }

    static Parsed platform(String value) {
        return PLATFORMS.contains(value)
                ? new Parsed.Text(value)
                : new Parsed.Misfit("not recognized as a tracking platform");
    }

    static Parsed integer(String value) {
        if (isNull(value)) {
            return Parsed.NOTHING;
        }
        try {
            return new Parsed.Text(Integer.toString(Integer.parseInt(value)));
        } catch (NumberFormatException e) {
            return new Parsed.Misfit("cannot be converted to java.lang.Integer");
        }
    }

    static Parsed decimal(String value) {
        if (isNull(value)) {
            return Parsed.NOTHING;
        }
        if (value.length() > MAX_DECIMAL_DIGITS) {
            return noDecimal("too long");
        }
        try {
            var number = new BigDecimal(value);
            if (number.scale() >= 0) {
                return new Parsed.Text(number.toString());
            }
            return number.scale() < -MAX_DECIMAL_DIGITS
                    ? noDecimal("exponent too large")
                    : new Parsed.Text(number.setScale(0).toString());
        } catch (NumberFormatException e) {
            return noDecimal(String.valueOf(e.getMessage()));
        }
    }

    private static Parsed noDecimal(String error) {
        return new Parsed.Misfit("cannot be converted to java.math.BigDecimal. Error : " + error);
    }

    static Parsed flag(String value) {
        return value.equals("1") || value.equals("0")
                ? new Parsed.Text(value)
                : new Parsed.Misfit("cannot be converted to Boolean-like java.lang.Byte");
    }

    /** Width and height, e.g. {@code 1024x768}. */
    static Parsed dimensions(String value) {
        int x = value.indexOf('x');
        if (x < 0 || !isDigits(value, 0, x) || !isDigits(value, x + 1, value.length())) {
            return new Parsed.Misfit("does not conform to regex (\\d+)x(\\d+)");
        }
        try {
            return new Parsed.Texts(
                    Integer.toString(Integer.parseInt(value, 0, x, 10)),
                    Integer.toString(Integer.parseInt(value, x + 1, value.length(), 10)));
        } catch (NumberFormatException beyondInt) {
            return new Parsed.Misfit("could not be converted to java.lang.Integer s");
        }
    }

    /** Milliseconds since the epoch. */
    public static Parsed timestamp(String value) {
        long millis;
        try {
            millis = Long.parseLong(value);
        } catch (NumberFormatException e) {
            return new Parsed.Misfit("not in the expected format: ms since epoch");
        }
        var text = FieldTime.format(millis);
        return FieldTime.fits(millis)
                ? new Parsed.Text(text)
                : new Parsed.Misfit("formatting as " + text + " is not Redshift-compatible");
    }

    /** A UUID, in lower case. */
    public static Parsed uuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return new Parsed.Misfit("not a valid UUID");
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? value.charAt(i) != '-' : !isHex(value.charAt(i))) {
                return new Parsed.Misfit("not a valid UUID");
            }
        }
        return new Parsed.Text(value.toLowerCase(Locale.ROOT));
    }

    static Parsed json(String value) {
        try {
            return new Parsed.Json(Json.parse(value));
        } catch (InvalidJson e) {
            return new Parsed.Misfit("invalid json: " + e.getMessage());
        }
    }

    static Parsed base64Json(String value) {
        return json(LenientBase64.decodeText(value));
    }

    private static boolean isNull(String value) {
        return value.equalsIgnoreCase("null");
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
