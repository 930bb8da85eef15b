package io.freshet.event.iglu;

import org.jspecify.annotations.Nullable;

/**
 * Schema URIs that were read lately, with what they were: the same few stand in every event. Of
 * fixed size; a URI takes the place of one with the same slot. Threads may overwrite each other's,
 * which costs another reading and no more.
 */
final class ParsedKeys {

    private static final @Nullable Known[] SLOTS = new @Nullable Known[1024];

    /** Longer ones are not kept, so that all of them take some hundred kilobytes at most. */
    private static final int MAX_LENGTH = 200;

    private ParsedKeys() {}

    static SchemaKey.Parsed of(String uri) {
        if (uri.length() > MAX_LENGTH) {
            return SchemaKey.parseAnew(uri);
        }
        int hash = uri.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS.length - 1);
        var known = SLOTS[slot];
        if (known == null || !known.uri.equals(uri)) {
            known = new Known(uri, SchemaKey.parseAnew(uri));
            SLOTS[slot] = known;
        }
        return known.parsed;
    }

    private record Known(String uri, SchemaKey.Parsed parsed) {}
}
