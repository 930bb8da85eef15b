package io.freshet.cli.doctor;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.kafka.KafkaArea;
import io.freshet.cli.doctor.machine.MachineArea;
import io.freshet.cli.doctor.postgres.PostgresArea;
import io.freshet.cli.doctor.running.RunningArea;
import io.freshet.cli.doctor.schema.SchemaArea;
import io.freshet.cli.doctor.settings.SettingsArea;
import io.freshet.cli.setup.SetUp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** All areas that can be looked at, in the order of the report. */
public final class Areas {

    private Areas() {}

    /**
     * Those of one run.
     *
     * @param admin ports of components that run
     * @param here whether components run on this machine
     * @param oneProcess whether they share a process
     */
    public static List<Area> of(SetUp setUp, List<URI> admin, boolean here, boolean oneProcess) {
        var areas = new ArrayList<Area>();
        areas.add(new SettingsArea(setUp));
        areas.add(new KafkaArea(setUp));
        areas.add(new PostgresArea(setUp));
        areas.add(new SchemaArea(setUp));
        areas.add(new RunningArea(setUp, admin));
        if (here) {
            areas.add(new MachineArea(setUp, oneProcess));
        }
        return areas;
    }
}
