package io.freshet.enricher.enrichment.iab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user agents of known spiders and robots. Immutable. */
public final class ExcludeList {

    private static final String SEPARATOR = ",";

    private final List<Entry> entries;
    private final SubstringIndex index;

    private ExcludeList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.index = new SubstringIndex(entries.stream().map(Entry::pattern).toList());
    }

    /**
     * Reads {@code exclude_current.txt}: {@code pattern|active|exceptions, separated by
     * commas|additional flag|impact|start of string|inactive date}. The additional flag says
     * nothing that is needed here.
     *
     * @throws IOException when a line has an impact that is none
     */
    public static ExcludeList read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : ListLine.read(file)) {
            if (line.flag(1) || line.date(6) != null) {
                entries.add(Entry.of(line));
            }
        }
        try {
            return new ExcludeList(entries);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * What the first line that fits says; empty where none does.
     *
     * @param userAgent in lower case
     * @param day when it came
     */
    Optional<Verdict> check(String userAgent, LocalDate day) {
        int entry =
                index.first(
                        userAgent, (number, start) -> entries.get(number).counts(start, userAgent));
        return entry == SubstringIndex.NONE
                ? Optional.empty()
                : Optional.of(entries.get(entry).verdict(day));
    }

    private record Entry(
            String pattern,
            List<String> exceptions,
            Verdict.Impact impact,
            boolean isAtStart,
            @Nullable LocalDate inactiveFrom) {

        static Entry of(ListLine line) throws IOException {
            return new Entry(
                    line.lowerCase(0),
                    Arrays.stream(line.lowerCase(2).split(SEPARATOR))
                            .map(String::trim)
                            .filter(exception -> !exception.isEmpty())
                            .toList(),
                    impact(line),
                    line.flag(5),
                    line.date(6));
        }

        private static Verdict.Impact impact(ListLine line) throws IOException {
            return switch (line.text(4)) {
                case "0" -> Verdict.Impact.PAGE_IMPRESSIONS;
                case "1" -> Verdict.Impact.AD_IMPRESSIONS;
                case "2" -> Verdict.Impact.PAGE_AND_AD_IMPRESSIONS;
                default ->
                        throw new IOException(
                                "line "
                                        + line.number()
                                        + " has the impact '"
                                        + line.text(4)
                                        + "' (fifth value); it should be 0, 1 or 2");
            };
        }

        boolean counts(int start, String userAgent) {
            return (!isAtStart || start == 0) && exceptions.stream().noneMatch(userAgent::contains);
        }

        Verdict verdict(LocalDate day) {
            boolean isInactive = inactiveFrom != null && !day.isBefore(inactiveFrom);
            return new Verdict(
                    isInactive
                            ? Verdict.Category.INACTIVE_SPIDER_OR_ROBOT
                            : Verdict.Category.ACTIVE_SPIDER_OR_ROBOT,
                    Verdict.Reason.FAILED_UA_EXCLUDE,
                    impact);
        }
    }
}
