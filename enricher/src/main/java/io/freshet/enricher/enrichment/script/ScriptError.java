package io.freshet.enricher.enrichment.script;

import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/** Words for what went wrong in a script, with the place. */
final class ScriptError {

    private static final int LONGEST_LINE = 120;

    private ScriptError() {}

    /** One line: what, where, and the code that stands there. */
    static String words(PolyglotException error) {
        var place = place(error);
        return place == null
                ? message(error)
                : message(error) + at(place) + ": " + line(place, place.getStartLine());
    }

    /** What and where, and the lines around, for a person at a terminal. */
    static String page(PolyglotException error) {
        var place = place(error);
        if (place == null) {
            return message(error);
        }
        var page = new StringBuilder(message(error)).append(at(place));
        var last = Math.min(place.getStartLine() + 1, place.getSource().getLineCount());
        for (var i = Math.max(1, place.getStartLine() - 1); i <= last; i++) {
            var mark = i == place.getStartLine() ? '>' : ' ';
            page.append("\n%c %4d | %s".formatted(mark, i, line(place, i)));
        }
        return page.toString();
    }

    private static String message(PolyglotException error) {
        return String.valueOf(error.getMessage()).strip();
    }

    private static String at(SourceSection place) {
        return " in script at line number %d at column number %d"
                .formatted(place.getStartLine(), place.getStartColumn());
    }

    private static String line(SourceSection place, int number) {
        var line = place.getSource().getCharacters(number).toString();
        return line.length() <= LONGEST_LINE
                ? line.stripTrailing()
                : line.substring(0, LONGEST_LINE) + "…";
    }

    /** The innermost place that is the script's own, not of a function that it called. */
    private static @Nullable SourceSection place(PolyglotException error) {
        if (isOfScript(error.getSourceLocation())) {
            return error.getSourceLocation();
        }
        return StreamSupport.stream(error.getPolyglotStackTrace().spliterator(), false)
                .filter(PolyglotException.StackFrame::isGuestFrame)
                .map(PolyglotException.StackFrame::getSourceLocation)
                .filter(ScriptError::isOfScript)
                .findFirst()
                .orElse(null);
    }

    private static boolean isOfScript(@Nullable SourceSection place) {
        return place != null
                && place.isAvailable()
                && place.hasLines()
                && place.getSource().getName().equals(Script.NAME);
    }
}
