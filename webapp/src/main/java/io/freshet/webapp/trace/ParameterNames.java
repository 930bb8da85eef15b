package io.freshet.webapp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which columns the parameters of trackers fill. The enricher's table says so; this is a copy in
 * words, for apps know nothing of each other, and a test holds both together.
 */
public final class ParameterNames {

    private static final Map<String, String> FIELDS = read();

    private ParameterNames() {}

    /** The columns that a parameter fills, with commas between. */
    static Optional<String> field(String parameter) {
        return Optional.ofNullable(FIELDS.get(parameter));
    }

    /** All of them, by parameter. */
    public static Map<String, String> all() {
        return FIELDS;
    }

    private static Map<String, String> read() {
        try (var table = ParameterNames.class.getResourceAsStream("tracker-parameters.tsv")) {
            if (table == null) {
                throw new IllegalStateException("tracker-parameters.tsv is missing");
            }
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
