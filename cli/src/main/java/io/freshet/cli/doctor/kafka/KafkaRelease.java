package io.freshet.cli.doctor.kafka;

import java.util.Map;
import java.util.TreeMap;

/** Which release's features a cluster uses: its feature {@code metadata.version} by numbers. */
final class KafkaRelease {

    /** The feature's name at the brokers. */
    static final String FEATURE = "metadata.version";

    private static final int NEWEST = 30;

    /** The number that each release begins with. */
    private static final TreeMap<Integer, String> RELEASES =
            new TreeMap<>(
                    Map.of(
                            4, "3.3",
                            8, "3.4",
                            9, "3.5",
                            12, "3.6",
                            15, "3.7",
                            20, "3.8",
                            21, "3.9",
                            22, "4.0",
                            26, "4.1",
                            28, "4.2"));

    static {
        RELEASES.put(NEWEST, "4.3");
    }

    private KafkaRelease() {}

    static String of(int level) {
        var known = RELEASES.floorEntry(level);
        if (known == null) {
            return "3.2 or older";
        }
        return level > NEWEST ? "4.4 or newer" : known.getValue();
    }
}
