package io.freshet.webapp.live;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to see. Each part is null where it does not matter; texts are equal
 * but for letter case, {@code text} and {@code schema} are contained.
 *
 * @param outcome {@code good}, {@code failed}, {@code bad}, {@code duplicate} or {@code row}; what
 *     is in Postgres is good as well
 * @param app the application
 * @param event the event's name
 * @param schema part of its schema's URI
 * @param user who caused it; the beginning will do
 * @param text part of anything that is shown
 */
public record LiveFilter(
        @Nullable String outcome,
        @Nullable String app,
        @Nullable String event,
        @Nullable String schema,
        @Nullable String user,
        @Nullable String text)
        implements Predicate<LiveEvent> {

    /** All events. */
    public static final LiveFilter ALL = new LiveFilter(null, null, null, null, null, null);

    /**
     * Reads the parameters of a request.
     *
     * @param parameter gives the value of one, if it is there
     */
    public static LiveFilter of(Function<String, Optional<String>> parameter) {
        return new LiveFilter(
                parameter.apply("outcome").map(LiveFilter::lower).orElse(null),
                parameter.apply("app").orElse(null),
                parameter.apply("event").orElse(null),
                parameter.apply("schema").orElse(null),
                parameter.apply("user").orElse(null),
                parameter.apply("text").orElse(null));
    }

    @Override
    public boolean test(LiveEvent seen) {
        var about = seen.about();
        return isOutcome(seen.outcome())
                && isSame(app, about.app())
                && isSame(event, about.event())
                && isPart(schema, about.schema())
                && isBeginning(user, about.user())
                && (text == null || isAnywhere(text, seen));
    }

    private boolean isOutcome(LiveEvent.Outcome seen) {
        return outcome == null
                || outcome.equals(seen.word())
                || (outcome.equals("good") && seen == LiveEvent.Outcome.ROW);
    }

    private static boolean isAnywhere(String text, LiveEvent seen) {
        var about = seen.about();
        var trouble = seen.trouble();
        return isPart(text, seen.id())
                || isPart(text, about.app())
                || isPart(text, about.event())
                || isPart(text, about.schema())
                || isPart(text, about.user())
                || isPart(text, about.page())
                || (trouble != null
                        && (isPart(text, trouble.kind()) || isPart(text, trouble.reason())));
    }

    private static boolean isSame(@Nullable String wanted, @Nullable String found) {
        return wanted == null || (found != null && wanted.equalsIgnoreCase(found));
    }

    private static boolean isBeginning(@Nullable String wanted, @Nullable String found) {
        return wanted == null || (found != null && lower(found).startsWith(lower(wanted)));
    }

    private static boolean isPart(@Nullable String wanted, @Nullable String found) {
        return wanted == null || (found != null && lower(found).contains(lower(wanted)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
