package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.doctor.schema.SchemaFacts.RegistryFacts;
import java.util.List;

/** Whether each registry answers, and believes our key. */
final class RegistriesCheck implements Check<SchemaFacts> {

    @Override
    public String name() {
        return "registries";
    }

    @Override
    public List<Finding> look(SchemaFacts facts) {
        return facts.registries().stream().map(each -> look(each, facts.resolverName())).toList();
    }

    private static Finding look(RegistryFacts registry, String resolver) {
        var about = registry.name();
        return switch (registry.state()) {
            case ANSWERS -> Finding.pass(about, registry.place());
            case REFUSES ->
                    Finding.fail(
                            about,
                            registry.place() + " refuses: " + registry.message(),
                            "a valid \"apikey\" for it in " + resolver);
            case AWAY ->
                    Finding.fail(
                            about,
                            registry.place() + " does not answer: " + registry.message(),
                            "start it, or correct its address in " + resolver);
        };
    }
}
