package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Looks at the loader's database, as the loader. */
public final class PostgresArea implements Area {

    private static final List<Check<DatabaseFacts>> CHECKS =
            List.of(
                    new DatabaseCheck(),
                    new GrantsCheck(),
                    new ConnectionsCheck(),
                    new DatabaseDiskCheck(),
                    new TableCheck(),
                    new IndexCheck(),
                    new PartsCheck(),
                    new DatabaseClockCheck());

    private final SetUp setUp;

    /** Looks at the database of the loader among these. */
    public PostgresArea(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        var loader = setUp.loader();
        var settings = setUp.postgres();
        return loader == null || settings == null
                ? List.of()
                : Result.of(CHECKS, DatabaseProbe.look(loader.config(), settings));
    }
}
