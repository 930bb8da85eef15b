package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether duplicates are told from different events that have one id. */
final class FingerprintCheck implements Check<SchemaFacts> {

    private static final String ABOUT = "duplicates.drop";

    @Override
    public String name() {
        return "fingerprint";
    }

    @Override
    public List<Finding> look(SchemaFacts facts) {
        var loader = facts.setUp().loader();
        var enrichments = facts.enrichments();
        if (loader == null || enrichments == null || !loader.config().duplicates().drop()) {
            return List.of();
        }
        return enrichments.hasFingerprint()
                ? List.of(Finding.pass(ABOUT, "events have a fingerprint"))
                : List.of(
                        Finding.warn(
                                ABOUT,
                                "without a fingerprint, of two different events with one id the"
                                        + " second is dropped",
                                "enable event_fingerprint_config in "
                                        + enrichments.folder()
                                        + ", or duplicates.drop = false"));
    }
}
