package io.freshet.cli.tail;

import io.freshet.event.json.Json;
import io.freshet.webapp.live.LiveEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events as lines.
 *
 * @param form which lines
 */
record EventLines(TailForm form) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String FORMULA = "=+-@\t\r";

    /** What stands before the first event; empty for nothing. */
    String head() {
        return form == TailForm.CSV ? String.join(",", LiveEvent.columns()) + "\r\n" : "";
    }

    /** One event, with its line break. */
    String line(LiveEvent event, long seq) {
        return switch (form) {
            case JSON -> Json.print(event.toJson(seq)) + System.lineSeparator();
            case CSV -> csv(event.toJson(seq));
            case TEXT -> text(event);
        };
    }

    private static String text(LiveEvent event) {
        var about = event.about();
        var trouble = event.trouble();
        var line =
                "%s  %-6s  %-12s  %-20s  %s"
                        .formatted(
                                TIME.format(Instant.ofEpochMilli(event.at())),
                                event.outcome().word(),
                                shown(about.app()),
                                shown(about.event()),
                                plain(event.id()));
        var end =
                trouble == null
                        ? shown(about.page())
                        : plain(trouble.kind() + ": " + trouble.reason());
        return line + "  " + end + System.lineSeparator();
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : plain(text);
    }

    /** Events come from anybody: nothing in them may move the cursor. */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String csv(JsonNode event) {
        return Arrays.stream(LiveEvent.columns())
                        .map(column -> cell(event.path(column)))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(JsonNode value) {
        var text = value.isMissingNode() ? "" : value.asString();
        if (value.isString() && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        var isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
