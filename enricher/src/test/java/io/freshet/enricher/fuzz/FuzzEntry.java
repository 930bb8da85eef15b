package io.freshet.enricher.fuzz;

/** The door that Jazzer knocks at; the property {@code freshet.fuzz.target} says whose it is. */
public final class FuzzEntry {

    private static final FuzzTarget TARGET =
            FuzzTarget.named(System.getProperty("freshet.fuzz.target", "thrift"));

    private FuzzEntry() {}

    /** Jazzer calls this first: what takes long only once is no hang. */
    public static void fuzzerInitialize() {
        TARGET.seeds().limit(50).forEach(TARGET::run);
    }

    /** Jazzer calls this with input after input. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.run(input);
    }
}
