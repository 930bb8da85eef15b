package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Looks at what enricher and loader need to know of schemas, and at enrichments. */
public final class SchemaArea implements Area {

    private static final List<Check<SchemaFacts>> CHECKS =
            List.of(
                    new ResolverCheck(),
                    new RegistriesCheck(),
                    new SchemasCheck(),
                    new EnrichmentsCheck(),
                    new FingerprintCheck());

    private final SetUp setUp;

    /** Looks at the registries and enrichments of these. */
    public SchemaArea(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        return setUp.enricher() == null && setUp.loader() == null
                ? List.of()
                : Result.of(CHECKS, new SchemaProbe(setUp).look());
    }
}
