package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the files that enrichments use are kept fresh. */
final class AssetsCheck implements Check<ProcessFacts> {

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var asset : seen.info().path("assets")) {
            var name = asset.path("asset").asString("");
            var failure = asset.path("failure").asString("");
            var fetched = asset.path("fetchedAt").asString("");
            findings.add(
                    failure.isEmpty()
                            ? Finding.pass(name, "fetched " + fetched)
                            : Finding.warn(
                                    name,
                                    "is of " + fetched + " and cannot be fetched anew: " + failure,
                                    "put it at " + asset.path("address").asString("its address")));
        }
        return findings;
    }
}
