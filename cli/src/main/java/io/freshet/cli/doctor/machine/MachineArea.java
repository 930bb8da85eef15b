package io.freshet.cli.doctor.machine;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Looks at this machine, where the components run or will run. */
public final class MachineArea implements Area {

    private static final List<Check<MachineFacts>> CHECKS =
            List.of(new PortsCheck(), new FoldersCheck(), new KeysCheck(), new LimitCheck());

    private final SetUp setUp;
    private final boolean oneProcess;

    /**
     * Looks at what these want of it.
     *
     * @param oneProcess whether all components share a process, as those of {@code freshet up}
     */
    public MachineArea(SetUp setUp, boolean oneProcess) {
        this.setUp = setUp;
        this.oneProcess = oneProcess;
    }

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        return Result.of(CHECKS, new MachineProbe(setUp, oneProcess).look());
    }
}
