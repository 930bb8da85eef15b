package io.freshet.webapp.cause;

import io.freshet.webapp.minute.TimeCounts;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.Place;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Bad rows of the last day by cause, each counted exactly: {@link #MOST} causes at most are told
 * apart, those beyond count together. Thread-safe.
 */
public final class CauseBook {

    /** How many causes are told apart at once; each takes about 8 kB. */
    public static final int MOST = 1000;

    private static final int SAMPLES = 20;
    private static final int TREND = 60;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long BETWEEN_CLEANINGS_MILLIS = 60_000;

    private final int most;
    private final Map<String, Group> groups = new HashMap<>();
    private final TimeCounts others = new TimeCounts();
    private long cleanedAt;

    /** Room for {@link #MOST} causes. */
    public CauseBook() {
        this(MOST);
    }

    CauseBook(int most) {
        this.most = most;
    }

    /**
     * A bad row by its place.
     *
     * @param at when the collector got it
     * @param place where it stands
     * @param eventId its event
     */
    public record Sample(long at, Place place, @Nullable String eventId) {}

    /**
     * One cause in a window.
     *
     * @param cause what it is
     * @param count how often
     * @param firstAt when it was first met, as far back as we know
     * @param lastAt when it was last met
     * @param users how many users it has hit
     * @param trend how often in each of 60 parts of the window
     */
    public record Counted(
            Cause cause, long count, long firstAt, long lastAt, long users, List<Integer> trend) {

        public Counted {
            trend = List.copyOf(trend);
        }
    }

    /**
     * All causes in a window.
     *
     * @param total rows of the causes that fit, and the others
     * @param groups the causes that fit, most frequent first
     * @param other rows of causes beyond those that are told apart
     */
    public record Found(long total, List<Counted> groups, long other) {

        public Found {
            groups = List.copyOf(groups);
        }
    }

    private static final class Group {
        private final Cause cause;
        private final TimeCounts counts = new TimeCounts();
        private final DistinctUsers users = new DistinctUsers();
        private final ArrayDeque<Sample> samples = new ArrayDeque<>(SAMPLES);
        private long firstAt = Long.MAX_VALUE;
        private long lastAt;

        Group(Cause cause) {
            this.cause = cause;
        }

        Counted in(Window window, long nowMillis) {
            var trend = counts.series(window, TREND, nowMillis);
            return new Counted(
                    cause,
                    counts.sum(window, nowMillis),
                    firstAt,
                    lastAt,
                    users.count(),
                    Arrays.stream(trend).boxed().toList());
        }
    }

    /**
     * Counts a bad row.
     *
     * @param at when, by the record's timestamp
     */
    public synchronized void add(BadRecord row, Place place, long at) {
        var group = groups.get(row.cause().group());
        if (group == null) {
            if (groups.size() >= most) {
                forgetOld(at);
            }
            if (groups.size() >= most) {
                others.add(at);
                return;
            }
            group = new Group(row.cause());
            groups.put(row.cause().group(), group);
        }
        group.counts.add(at);
        group.firstAt = Math.min(group.firstAt, at);
        group.lastAt = Math.max(group.lastAt, at);
        if (row.user() != null) {
            group.users.add(row.user());
        }
        keep(group.samples, new Sample(at, place, row.eventId().orElse(null)));
    }

    /** The causes that were met in a window. */
    public synchronized Found find(Window window, CauseFilter filter, long nowMillis) {
        var found =
                groups.values().stream()
                        .filter(group -> filter.test(group.cause))
                        .map(group -> group.in(window, nowMillis))
                        .filter(group -> group.count() > 0)
                        .sorted(
                                Comparator.comparingLong(Counted::count)
                                        .reversed()
                                        .thenComparing(group -> group.cause().group()))
                        .toList();
        // Of the others nobody knows what they would be asked for.
        var other = filter.isAll() ? others.sum(window, nowMillis) : 0;
        return new Found(found.stream().mapToLong(Counted::count).sum() + other, found, other);
    }

    /** One cause. */
    public synchronized Optional<Counted> find(String group, Window window, long nowMillis) {
        return Optional.ofNullable(groups.get(group)).map(found -> found.in(window, nowMillis));
    }

    /** The newest rows of a cause, newest first. */
    public synchronized List<Sample> samples(String group) {
        var found = groups.get(group);
        return found == null
                ? List.of()
                : found.samples.stream()
                        .sorted(Comparator.comparingLong(Sample::at).reversed())
                        .toList();
    }

    /** History comes after what is newer. */
    private static void keep(ArrayDeque<Sample> samples, Sample sample) {
        if (samples.size() < SAMPLES) {
            samples.add(sample);
            return;
        }
        var oldest = samples.stream().min(Comparator.comparingLong(Sample::at)).orElseThrow();
        if (oldest.at() <= sample.at()) {
            samples.remove(oldest);
            samples.add(sample);
        }
    }

    private void forgetOld(long nowMillis) {
        if (nowMillis - cleanedAt > BETWEEN_CLEANINGS_MILLIS) {
            cleanedAt = nowMillis;
            groups.values().removeIf(group -> group.lastAt < nowMillis - DAY_MILLIS);
        }
    }

    /**
     * Which causes somebody wants to see; a part that is null does not matter.
     *
     * @param type name of the bad rows' schema
     * @param app the application
     * @param schema part of the schema's URI
     * @param text part of anything that is shown
     */
    public record CauseFilter(
            @Nullable String type,
            @Nullable String app,
            @Nullable String schema,
            @Nullable String text)
            implements Predicate<Cause> {

        /** All causes. */
        public static final CauseFilter ALL = new CauseFilter(null, null, null, null);

        boolean isAll() {
            return type == null && app == null && schema == null && text == null;
        }

        @Override
        public boolean test(Cause cause) {
            return (type == null || type.equalsIgnoreCase(cause.type()))
                    && (app == null || app.equalsIgnoreCase(cause.app()))
                    && isPart(schema, cause.schema())
                    && (isPart(text, cause.message())
                            || isPart(text, cause.schema())
                            || isPart(text, cause.path())
                            || isPart(text, cause.type())
                            || isPart(text, cause.app())
                            || isPart(text, cause.group()));
        }

        private static boolean isPart(@Nullable String wanted, @Nullable String found) {
            return wanted == null
                    || (found != null
                            && found.toLowerCase(Locale.ROOT)
                                    .contains(wanted.toLowerCase(Locale.ROOT)));
        }
    }
}
