package io.freshet.enricher.enrichment;

import io.freshet.event.payload.NameValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a {@code Cookie} header the way the reference does: pairs end at semicolons,
 * quotation marks are taken off and protect what is between them, white space around words is
 * dropped and within them becomes one space. An unquoted comma ends the reading.
 */
final class CookieText {

    private static final String WHITE_SPACE = " \t\r\n";

    private final String text;
    private int at;

    private CookieText(String text) {
        this.text = text;
    }

    /** All pairs in order; the value is null where there is no {@code =}. */
    static List<NameValue> parse(String header) {
        return new CookieText(header).pairs();
    }

    private List<NameValue> pairs() {
        var pairs = new ArrayList<NameValue>();
        skipWhiteSpace();
        while (at < text.length()) {
            var name = words("=;,", false);
            @Nullable String value = null;
            if (next() == '=') {
                value = words(";,", true);
                next();
            }
            pairs.add(new NameValue(name, value));
            if (text.charAt(at - 1) == ',') {
                break;
            }
        }
        return pairs;
    }

    /** Takes one character; 0 at the end. */
    private char next() {
        return at < text.length() ? text.charAt(at++) : 0;
    }

    private String words(String delimiters, boolean mayBeQuoted) {
        var words = new StringBuilder();
        boolean isSpaced = false;
        while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
            if (isWhiteSpace()) {
                skipWhiteSpace();
                isSpaced = true;
                continue;
            }
            if (isSpaced && words.length() > 0) {
                words.append(' ');
            }
            isSpaced = false;
            if (mayBeQuoted && text.charAt(at) == '"') {
                quoted(words);
            } else {
                words.append(text.charAt(at++));
            }
        }
        return words.toString();
    }

    private void quoted(StringBuilder words) {
        at++;
        boolean isEscaped = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (isEscaped) {
                words.append(c == '"' || c == '\\' ? "" : "\\").append(c);
                isEscaped = false;
            } else if (c == '"') {
                return;
            } else if (c == '\\') {
                isEscaped = true;
            } else if (c != '\r' && c != '\n') {
                words.append(c);
            }
        }
    }

    private void skipWhiteSpace() {
        while (at < text.length() && isWhiteSpace()) {
            at++;
        }
    }

    private boolean isWhiteSpace() {
        return WHITE_SPACE.indexOf(text.charAt(at)) >= 0;
    }
}
