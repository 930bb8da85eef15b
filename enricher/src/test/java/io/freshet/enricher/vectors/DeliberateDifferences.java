package io.freshet.enricher.vectors;

import io.freshet.vectors.TestData;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recorded cases in which we do otherwise, each with the reason; the rules behind them are in
 * {@code docs/reference/compatibility/enricher.md}.
 */
final class DeliberateDifferences {

    private DeliberateDifferences() {}

    /** From case id to reason. */
    static Map<String, String> read() {
        var file =
                TestData.root()
                        .resolve("enricher/src/test/resources/enrich-vectors/differences.txt");
        var reasons = new TreeMap<String, String>();
        for (var line : TestData.lines(file)) {
            if (!line.startsWith("#")) {
                var parts = line.split("\\|", 2);
                reasons.put(parts[0].strip(), parts[1].strip());
            }
        }
        return reasons;
    }
}
