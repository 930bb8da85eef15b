package io.freshet.enricher.vectors;

import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Recorded cases in which we do otherwise, each with its kind. */
final class DeliberateDifferences {

    /** Says what each kind is, and why. */
    static final Path PAGE = TestData.root().resolve("docs/reference/compatibility/enricher.md");

    private DeliberateDifferences() {}

    /** From case id to kind. */
    static Map<String, String> read() {
        var file =
                TestData.root()
                        .resolve("enricher/src/test/resources/enrich-vectors/differences.txt");
        var kinds = new TreeMap<String, String>();
        for (var line : TestData.lines(file)) {
            if (!line.startsWith("#")) {
                var parts = line.split("\\|", 2);
                kinds.put(parts[0].strip(), parts[1].strip());
            }
        }
        return kinds;
    }
}
