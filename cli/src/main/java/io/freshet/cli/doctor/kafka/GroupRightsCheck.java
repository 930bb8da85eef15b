package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.Reader;
import java.util.ArrayList;
import java.util.List;

/** Whether we may read as the consumer groups that the components read as. */
final class GroupRightsCheck implements Check<ClusterFacts> {

    private static final String NEEDED = "READ";

    @Override
    public String name() {
        return "group-rights";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var reader : facts.readers()) {
            var group = seen.state().groups().get(reader.group());
            if (group != null) {
                findings.add(finding(reader, group));
            }
        }
        return findings;
    }

    private static Finding finding(Reader reader, GroupFacts group) {
        var mayDo = group.mayDo();
        if (mayDo != null && (mayDo.isEmpty() || mayDo.contains(NEEDED))) {
            return Finding.pass(reader.group(), "the " + reader.component() + " may read as it");
        }
        return Finding.fail(
                reader.group(),
                "the "
                        + reader.component()
                        + " reads as this group, and may not"
                        + (mayDo == null ? " even see it" : ""),
                "allow READ of the group for its user: kafka-acls.sh --add --allow-principal"
                        + " User:NAME --operation Read --group "
                        + reader.group());
    }
}
