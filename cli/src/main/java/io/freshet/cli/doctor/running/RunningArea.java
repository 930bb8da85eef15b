package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Looks at processes by their admin ports. */
public final class RunningArea implements Area {

    private static final List<Check<ProcessFacts>> CHECKS =
            List.of(
                    new ReadyCheck(),
                    new LedgerCheck(),
                    new SpoolCheck(),
                    new CertificateCheck(),
                    new AssetsCheck(),
                    new HeapCheck(),
                    new FilesCheck(),
                    new ProcessClockCheck());

    private final SetUp setUp;
    private final List<URI> admin;

    /**
     * Looks at processes of a set-up.
     *
     * @param admin scheme, host and port of each
     */
    public RunningArea(SetUp setUp, List<URI> admin) {
        this.setUp = setUp;
        this.admin = List.copyOf(admin);
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        var results = new ArrayList<Result>();
        admin.forEach(uri -> results.addAll(Result.of(CHECKS, ProcessProbe.look(setUp, uri))));
        return results;
    }
}
