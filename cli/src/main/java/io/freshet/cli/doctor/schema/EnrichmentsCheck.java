package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the enrichments load, with the files that they use. */
final class EnrichmentsCheck implements Check<SchemaFacts> {

    @Override
    public String name() {
        return "enrichments";
    }

    @Override
    public List<Finding> look(SchemaFacts facts) {
        var enrichments = facts.enrichments();
        if (enrichments == null) {
            return List.of();
        }
        var trouble = enrichments.trouble();
        if (trouble != null) {
            return List.of(
                    Finding.fail(
                            enrichments.folder(),
                            trouble,
                            "mend what is named, or \"enabled\": false there"));
        }
        var findings = new ArrayList<Finding>();
        for (var notice : enrichments.notices()) {
            findings.add(
                    Finding.warn(
                            enrichments.folder(),
                            notice,
                            "remove the configuration, or correct it"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.pass(enrichments.folder(), "load, with all their files"));
        }
        return findings;
    }
}
