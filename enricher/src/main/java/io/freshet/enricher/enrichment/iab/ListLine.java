package io.freshet.enricher.enrichment.iab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of user agents: values between bars, ISO-8859-1, trimmed. Empty lines and
 * those that begin with {@code #} are none.
 *
 * @param number counted from 1
 * @param values in order; missing ones are empty
 */
record ListLine(int number, List<String> values) {

    private static final Pattern DATE = Pattern.compile("(\\d{1,4})/(\\d{1,4})/(\\d{1,6}).*");
    private static final char BAR = '|';
    private static final char QUOTE = '"';

    ListLine {
        values = List.copyOf(values);
    }

    /** Reads all lines of a file. */
    static List<ListLine> read(Path file) throws IOException {
        var texts = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        var lines = new ArrayList<ListLine>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty() && texts.get(i).charAt(0) != '#') {
                lines.add(new ListLine(i + 1, split(texts.get(i))));
            }
        }
        return lines;
    }

    /** The value there. */
    String text(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /** The value there in lower case. */
    String lowerCase(int index) {
        return text(index).toLowerCase(Locale.ROOT);
    }

    /** Whether there is a 1; anything else is no. */
    boolean flag(int index) {
        return text(index).equals("1");
    }

    /** The date there, month first as in {@code 06/30/2019}; null where there is none. */
    @Nullable LocalDate date(int index) {
        var date = DATE.matcher(text(index));
        try {
            // The thirteenth month is the next year's first, as in the reference.
            return date.matches()
                    ? LocalDate.of(Integer.parseInt(date.group(3)), 1, 1)
                            .plusMonths(Integer.parseInt(date.group(1)) - 1L)
                            .plusDays(Integer.parseInt(date.group(2)) - 1L)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A value that begins with a quotation mark may have bars in it; doubled marks are one. */
    private static List<String> split(String text) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean isQuoted = false;
        boolean isStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == QUOTE && isStart) {
                isQuoted = true;
            } else if (c == QUOTE && isQuoted) {
                boolean isDoubled = i + 1 < text.length() && text.charAt(i + 1) == QUOTE;
                if (isDoubled) {
                    value.append(c);
                    i++;
                }
                isQuoted = isDoubled;
            } else if (c == BAR && !isQuoted) {
                values.add(value.toString().trim());
                value.setLength(0);
                isStart = true;
                continue;
            } else {
                value.append(c);
            }
            isStart = false;
        }
        values.add(value.toString().trim());
        return values;
    }
}
