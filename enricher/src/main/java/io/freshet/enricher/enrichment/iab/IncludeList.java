package io.freshet.enricher.enrichment.iab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user agents of browsers: whoever is not among them is a robot. Immutable. */
public final class IncludeList {

    private final List<Entry> entries;
    private final SubstringIndex index;

    private IncludeList(List<Entry> entries) {
        this.entries = entries;
        this.index = new SubstringIndex(entries.stream().map(Entry::pattern).toList());
    }

    /**
     * Reads {@code include_current.txt}: {@code pattern|active|start of string|inactive date}.
     *
     * @throws IOException when there is no pattern that could ever fit: everybody would be a robot
     */
    public static IncludeList read(Path file) throws IOException {
        var entries = ListLine.read(file).stream().map(Entry::of).filter(Entry::isUsed).toList();
        if (entries.isEmpty()) {
            throw new IOException(
                    "it names no browser; each line should be"
                            + " pattern|active (1 or 0)|start of string (1 or 0)|inactive date");
        }
        try {
            return new IncludeList(entries);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Whether it is a browser.
     *
     * @param userAgent in lower case
     * @param day when it came
     */
    boolean has(String userAgent, LocalDate day) {
        int entry =
                index.first(userAgent, (number, start) -> entries.get(number).counts(start, day));
        return entry != SubstringIndex.NONE;
    }

    private record Entry(
            String pattern, boolean isActive, boolean isAtStart, @Nullable LocalDate inactiveFrom) {

        static Entry of(ListLine line) {
            return new Entry(line.lowerCase(0), line.flag(1), line.flag(2), line.date(3));
        }

        boolean isUsed() {
            return isActive || inactiveFrom != null;
        }

        boolean counts(int start, LocalDate day) {
            return (!isAtStart || start == 0)
                    && (isActive || (inactiveFrom != null && day.isBefore(inactiveFrom)));
        }
    }
}
