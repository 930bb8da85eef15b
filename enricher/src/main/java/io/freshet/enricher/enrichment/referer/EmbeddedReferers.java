package io.freshet.enricher.enrichment.referer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The list that ships with Freshet: a few hundred domains, so that nobody has to find one first.
 */
public final class EmbeddedReferers {

    /** Stands in configurations where an address would stand. */
    public static final String ADDRESS = "freshet:embedded";

    /** Its file name. */
    public static final String FILE = "referers.yml";

    private EmbeddedReferers() {}

    /** Reads it. */
    public static List<RefererEntry> entries() {
        try (var file = EmbeddedReferers.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            return RefererList.parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded " + FILE, e);
        }
    }
}
