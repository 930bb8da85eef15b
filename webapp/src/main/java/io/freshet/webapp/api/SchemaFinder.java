package io.freshet.webapp.api;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import java.util.List;
import java.util.Locale;

/** Finds schemas by part of their URI. */
public final class SchemaFinder implements Finder {

    private static final int SHORTEST = 3;

    private final IgluClient iglu;

    public SchemaFinder(IgluClient iglu) {
        this.iglu = iglu;
    }

    @Override
    public List<Hit> find(String text, int most) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        var wanted = text.toLowerCase(Locale.ROOT);
        return iglu.known().stream()
                .filter(key -> key.toUri().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .map(SchemaFinder::hit)
                .toList();
    }

    private static Hit hit(SchemaKey key) {
        return new Hit(
                "schema",
                key.toUri(),
                key.name() + " " + key.version() + " of " + key.vendor(),
                "/dashboard/schemas/" + key.toPath());
    }
}
