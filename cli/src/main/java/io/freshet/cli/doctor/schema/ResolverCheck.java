package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether the list of registries can be read. */
final class ResolverCheck implements Check<SchemaFacts> {

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public List<Finding> look(SchemaFacts facts) {
        var trouble = facts.resolverTrouble();
        return trouble == null
                ? List.of(
                        Finding.pass(
                                facts.resolverName(), facts.registries().size() + " registries"))
                : List.of(
                        Finding.fail(
                                facts.resolverName(),
                                trouble,
                                "mend the file; docs/reference/resolver.md has its form"));
    }
}
