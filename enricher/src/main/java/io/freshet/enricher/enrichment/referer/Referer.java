package io.freshet.enricher.enrichment.referer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends visitors.
 *
 * @param medium what kind of place it is: {@code search}, {@code social}, {@code email}, {@code
 *     paid}, {@code chatbot}, {@code internal}, {@code unknown}, or any other text
 * @param source its name
 * @param parameters the query parameters that hold the words somebody searched for
 */
public record Referer(String medium, String source, Set<String> parameters) {

    /** A page of the same site. */
    public static final String INTERNAL = "internal";

    /** A page of nobody that is known. */
    public static final String UNKNOWN = "unknown";

    public Referer {
        parameters = Set.copyOf(parameters);
    }

    /** Whether the medium says so much that the name belongs to it. */
    public boolean isNamed() {
        return !medium.equals(INTERNAL) && !medium.equals(UNKNOWN);
    }

    /**
     * The words somebody searched for.
     *
     * @param query still percent-encoded, without {@code ?}
     */
    public @Nullable String term(@Nullable String query) {
        return query == null || parameters.isEmpty() ? null : SearchTerm.in(query, parameters);
    }
}
